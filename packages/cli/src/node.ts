/** `import { openFolder } from 'servanda/node'`: dossiers on a disk. */
export { openFolder, type FolderSource } from './folder-host.ts';
