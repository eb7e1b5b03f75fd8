/**
 * Which of a state's own languages, among those written in Latin script that the code package translates, give it a
 * native name. French and Spanish are absent: every state has its name in both, as depositaries print them.
 */

/** ISO 639-1 language → ISO 3166-1 states where it is official or national. */
export const statesByLanguage: Readonly<Record<string, readonly string[]>> = {
  af: ['ZA', 'NA'],
  az: ['AZ'],
  bs: ['BA'],
  ca: ['AD'],
  cs: ['CZ'],
  da: ['DK'],
  de: ['DE', 'AT', 'CH', 'LI', 'LU', 'BE'],
  et: ['EE'],
  fi: ['FI'],
  ga: ['IE'],
  hr: ['HR', 'BA'],
  hu: ['HU'],
  id: ['ID'],
  is: ['IS'],
  it: ['IT', 'CH', 'SM', 'VA'],
  lt: ['LT'],
  lv: ['LV'],
  ms: ['MY', 'BN', 'SG'],
  mt: ['MT'],
  nb: ['NO'],
  nl: ['NL', 'BE', 'SR'],
  nn: ['NO'],
  pl: ['PL'],
  pt: ['PT', 'BR', 'AO', 'MZ', 'CV', 'GW', 'ST', 'TL', 'GQ'],
  ro: ['RO', 'MD'],
  sk: ['SK'],
  sl: ['SI'],
  so: ['SO'],
  sq: ['AL', 'XK', 'MK'],
  sv: ['SE', 'FI'],
  sw: ['TZ', 'KE', 'UG'],
  tk: ['TM'],
  tr: ['TR', 'CY'],
  uz: ['UZ'],
  vi: ['VN'],
};
