/*
 * Files that are neither picture nor movie, made when they are asked for: the same bytes each time.
 */
import { zip } from '../zip.ts';
import { heroLantern } from './glb.ts';
import { lookNotes } from './pdf.ts';
import { bellBuoy } from './wave.ts';

const sheet = [
  'Shot,Sound,In,Out,Remark',
  'SH0010,Water,1001,1152,from the first frame',
  'SH0020,Bell buoy,1040,1096,far away',
  'SH0020,Ferry horn,1071,1090,"once, then silence"',
  'SH0030,Gulls,1001,1066,',
].join('\n');

const render = JSON.stringify({
  scene: 'lantern_look',
  renderer: { samples: 256, denoise: true, bounces: { diffuse: 4, glossy: 6 } },
  passes: ['beauty', 'emission', 'shadow'],
  colour: { space: 'ACEScg', view: 'Rec.709' },
});

const makers = {
  lookNotes: { extension: 'pdf', mimetype: 'application/pdf', make: lookNotes },
  bellBuoy: { extension: 'wav', mimetype: 'audio/x-wav', make: bellBuoy },
  heroLantern: { extension: 'glb', mimetype: 'model/gltf-binary', make: heroLantern },
  soundSheet: { extension: 'csv', mimetype: 'text/csv', make: () => Buffer.from(sheet) },
  renderSettings: { extension: 'json', mimetype: 'application/json', make: () => Buffer.from(render) },
  rigBackup: {
    extension: 'zip',
    mimetype: 'application/zip',
    make: () => zip([{ name: 'lantern_rig/README.txt', bytes: Buffer.from('The rig before the ring was freed.\n') }]),
  },
} as const;

export type SampleName = keyof typeof makers;

const made = new Map<SampleName, Buffer>();

export function sampleFile(name: SampleName): Buffer {
  const known = made.get(name) ?? makers[name].make();
  made.set(name, known);
  return known;
}

export const sampleKind = (name: SampleName): { readonly extension: string; readonly mimetype: string } => makers[name];
