/**
 * Diagnostics, as they come: soon after the last keystroke what is wrong with the text, and when the thread that answers
 * questions is done, the findings too. An edit supersedes what was under way. Findings of the text before an edit stay where
 * their text went until there are new ones.
 */
import type { Diagnostic } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import type { Standing } from '@servanda/ide';
import type { Connection } from 'vscode-languageserver/node';
import { uriOfPath } from './addresses.ts';
import { diagnosticOf } from './diagnostics.ts';
import { movedAlong } from './moved.ts';
import type { Project } from './project.ts';
import type { Pending, QuestionDesk, Review } from './question-desk.ts';

/** Publishes diagnostics and keeps the latest review of each dossier. */
export interface Publisher {
  /** The dossier has changed: soon, what is wrong with it. */
  readonly schedule: (project: Project) => void;
  /** Where everyone stands, as of the last review; nothing before the first. */
  readonly standing: (project: Project) => Standing | undefined;
  /** The standing, waited for if there is none yet, but not for long. */
  readonly awaitStanding: (project: Project, millis: number) => Promise<Standing | undefined>;
  /** The dossier is closed: its diagnostics go. */
  readonly retract: (project: Project) => void;
  readonly republish: () => void;
  readonly close: () => void;
}

/** What a publisher needs of the session around it. */
export interface PublisherHost {
  readonly connection: Connection;
  readonly desk: QuestionDesk;
  readonly versionOf: (uri: string) => number | undefined;
  readonly uriOf: (path: string) => string | undefined;
  readonly showsFindings: () => boolean;
  /** Whether it is for this dossier to say what is wrong with a file: a buffer belongs to one, though others may include it. */
  readonly speaksFor: (project: Project, path: string) => boolean;
  /** A dossier has other files than before: which buffers belong to it may have changed. */
  readonly hasOtherFiles: () => void;
  /** A review is done: marks beside the text can be drawn anew. */
  readonly reviewed: () => void;
}

interface Reviewed {
  readonly review: Review;
  /** The texts that it is about. */
  readonly sources: ReadonlyMap<string, string>;
}

interface Desk {
  readonly project: Project;
  timer?: NodeJS.Timeout;
  underWay?: Pending<Review>;
  /** The dossier that the review under way, or the last one, is about. */
  asked?: Dossier;
  reviewed?: Reviewed;
  waiters: (() => void)[];
  files?: string;
  /** What was published, by address, as text. */
  readonly published: Map<string, string>;
}

/** So long after a keystroke the text is compiled. A dossier that takes long is not compiled at every letter of a word. */
const PAUSE = 8;
const LONG_COST = 80;
const LONG_PAUSE = 250;

/** As long after that the review waits: it takes a replay, and another keystroke is likely. */
const REVIEW_PAUSE = 250;

/** Nothing published yet. */
export function makePublisher(host: PublisherHost): Publisher {
  const desks = new Map<string, Desk>();
  const deskOf = (project: Project): Desk => {
    let desk = desks.get(project.key);
    if (desk?.project !== project) desks.set(project.key, (desk = { project, waiters: [], published: new Map() }));
    return desk;
  };
  const publish = (desk: Desk): Dossier => {
    const dossier = desk.project.current();
    send(host, desk, dossier);
    return dossier;
  };
  const review = (desk: Desk, dossier: Dossier): void => {
    if (desk.asked === dossier) return;
    desk.underWay?.cancel();
    desk.asked = dossier;
    const { project } = desk;
    const underWay = host.desk.ask(dossier, project.key, { kind: 'review' });
    desk.underWay = underWay;
    void underWay.answer.then((answer) => {
      if (desk.underWay !== underWay) return;
      delete desk.underWay;
      if (answer && desks.get(project.key) === desk) {
        desk.reviewed = { review: answer, sources: dossier.sources };
        send(host, desk, project.current());
        host.reviewed();
      }
      release(desk);
    });
  };
  const fire = (desk: Desk): void => {
    try {
      const dossier = publish(desk);
      const files = dossier.files.join('\n');
      if (desk.files !== files) host.hasOtherFiles();
      desk.files = files;
      desk.timer = setTimeout(() => review(desk, dossier), REVIEW_PAUSE);
    } catch (error) {
      host.connection.console.error(`diagnostics: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    }
  };
  return {
    schedule: (project) => {
      const desk = deskOf(project);
      clearTimeout(desk.timer);
      host.desk.callOff(project.key);
      if (desk.underWay) delete desk.asked;
      delete desk.underWay;
      desk.timer = setTimeout(() => fire(desk), project.cost() < LONG_COST ? PAUSE : LONG_PAUSE);
    },
    standing: (project) => desks.get(project.key)?.reviewed?.review.standing,
    awaitStanding: async (project, millis) => {
      const desk = deskOf(project);
      if (desk.reviewed) return desk.reviewed.review.standing;
      review(desk, project.current());
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, millis);
        desk.waiters.push(() => { clearTimeout(timer); resolve(); });
      });
      return deskOf(project).reviewed?.review.standing;
    },
    retract: (project) => {
      const desk = desks.get(project.key);
      if (!desk) return;
      clearTimeout(desk.timer);
      desk.underWay?.cancel();
      release(desk);
      desks.delete(project.key);
      host.desk.forget(project.key);
      for (const uri of desk.published.keys()) void host.connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    republish: () => { for (const desk of desks.values()) publish(desk); },
    close: () => { for (const desk of desks.values()) { clearTimeout(desk.timer); release(desk); } },
  };
}

function release(desk: Desk): void {
  const { waiters } = desk;
  desk.waiters = [];
  for (const waiter of waiters) waiter();
}

/** Sends each file's diagnostics where they differ from what was sent before. */
function send(host: PublisherHost, desk: Desk, dossier: Dossier): void {
  const { project, reviewed, published } = desk;
  const findings = reviewed && host.showsFindings() ? movedAlong(reviewed.review.findings, reviewed.sources, dossier.sources) : [];
  const byFile = new Map<string, Diagnostic[]>(dossier.files.map((file) => [file, []]));
  for (const diagnostic of [...dossier.diagnostics, ...findings]) {
    const list = byFile.get(diagnostic.span.file);
    if (list) list.push(diagnostic); else byFile.set(diagnostic.span.file, [diagnostic]);
  }
  const gone = new Set(published.keys());
  for (const [file, list] of byFile) {
    const path = project.pathOf(file);
    if (file.startsWith('library:') || !host.speaksFor(project, path)) continue;
    const uri = host.uriOf(path) ?? uriOfPath(path);
    gone.delete(uri);
    const version = host.versionOf(uri);
    const diagnostics = list.map((diagnostic) => diagnosticOf(project, diagnostic));
    const text = JSON.stringify([version, diagnostics]);
    const isNews = published.has(uri) ? published.get(uri) !== text : list.length > 0 || version !== undefined;
    published.set(uri, text);
    if (isNews) void host.connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
  }
  for (const uri of gone) {
    published.delete(uri);
    void host.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
