/** Whether a folder lies on another computer: there SQLite's shared memory does not work, and everything takes longer. */
import { statfsSync } from 'node:fs';

/** The kind of file system a folder is on, as `statfs` tells it; 0 where that says nothing. Fails where it is not there. */
export type FileSystemType = (folder: string) => number;

export const fileSystemType: FileSystemType = (folder) => statfsSync(folder).type;

/** As Linux numbers them. FUSE may be a disk of this computer as well, and nobody can tell: it is taken for the worse. */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x65735546, 'FUSE'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0xbacbacbc, 'VMware'],
  [0x786f4256, 'VirtualBox'],
]);

/** Its usual name where it is one of a network; null on a disk of this computer, or where nobody can tell. */
export function networkDiskOf(folder: string, typeOf: FileSystemType): string | null {
  if (folder.startsWith('\\\\')) return 'SMB';
  // Some of them are told as negative numbers.
  return networkTypes.get(typeOf(folder) >>> 0) ?? null;
}
