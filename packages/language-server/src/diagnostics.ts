/** Diagnostics as the protocol has them. */
import type { Diagnostic, Severity } from '@servanda/base';
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic as ProtocolDiagnostic } from 'vscode-languageserver/node';
import type { Project } from './project.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information,
};

/** Declared and not used: shown faded rather than underlined. */
const UNUSED = 'W0501';

/** A diagnostic with its places in lines and characters. Findings (codes `F…`) are information: they concern the world, not the text. */
export function diagnosticOf(project: Project, { code, severity, message, span, related }: Diagnostic): ProtocolDiagnostic {
  return {
    range: project.rangeOf(span), message, code, source: 'servanda',
    severity: code.startsWith('F') ? DiagnosticSeverity.Information : code === UNUSED ? DiagnosticSeverity.Hint : SEVERITIES[severity],
    ...(code === UNUSED && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related && related.length > 0 && { relatedInformation: related.map((r) => ({ location: project.locationOf(r.span), message: r.message })) }),
  };
}
