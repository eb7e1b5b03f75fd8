/** All dossiers that open buffers belong to. A buffer's dossier is found when it is opened, and again when includes have changed. */
import { homeOf, type Home } from './homes.ts';
import { keyOf, makeProject, type Project, type ProjectHost } from './project.ts';

/** The dossiers being edited. */
export interface Workspace {
  /** The dossier of a file; one that is not open is looked up all the same. */
  readonly projectOf: (path: string) => Project;
  readonly projects: () => readonly Project[];
  /** The dossier that an open buffer belongs to. */
  readonly homeOf: (path: string) => Project | undefined;
  readonly open: (path: string) => Project;
  /** The buffer is gone; its dossier too when it was the last. */
  readonly close: (path: string) => void;
  /** The text of a file changed, in a buffer or on the disk: the dossiers that have to be looked at again. */
  readonly changed: (path: string) => readonly Project[];
  /** Buffers that belong to another dossier since includes have changed: the dossiers concerned, gone ones too. */
  readonly rehome: () => readonly Project[];
  readonly setRoots: (roots: readonly string[]) => void;
}

/** An empty workspace. */
export function makeWorkspace(host: ProjectHost): Workspace {
  let roots: readonly string[] = [];
  const projects = new Map<string, Project>();
  const homes = new Map<string, Project>();
  const projectAt = (home: Home): Project => {
    const key = keyOf(home);
    let project = projects.get(key);
    if (!project) projects.set(key, (project = makeProject(home, host)));
    return project;
  };
  const find = (path: string): Project => projectAt(homeOf(path, host, roots));
  const prune = (): readonly Project[] => {
    const inUse = new Set(homes.values());
    const gone = [...projects.values()].filter((project) => !inUse.has(project));
    for (const project of gone) projects.delete(project.key);
    return gone;
  };
  const open = (path: string): Project => {
    const project = find(path);
    homes.set(path, project);
    project.touch(path);
    return project;
  };
  return {
    open,
    projectOf: (path) => homes.get(path) ?? find(path),
    projects: () => [...new Set(homes.values())],
    homeOf: (path) => homes.get(path),
    close: (path) => {
      const project = homes.get(path);
      homes.delete(path);
      project?.touch(path);
      prune();
    },
    changed: (path) => {
      const home = homes.get(path);
      const concerned = [...projects.values()].filter((project) => project === home || project.includes(path));
      for (const project of concerned) project.touch(path);
      return concerned;
    },
    rehome: () => {
      const moved: Project[] = [];
      for (const [path, before] of homes) {
        const now = find(path);
        if (now === before) continue;
        homes.set(path, now);
        now.touch(path);
        moved.push(before, now);
      }
      return [...new Set([...moved, ...prune()])];
    },
    setRoots: (now) => { roots = now; },
  };
}
