/**
 * Files that may be handed to the system to be opened: documents, media and scenes. Anything that could be a program is not, nor are
 * scenes whose program runs the scripts in them without asking (Maya, Houdini, Nuke, 3ds Max, Cinema 4D, Fusion): they are shown in
 * their folder. Blender asks.
 */
const openable = new Set([
  ...[
    'png',
    'jpg',
    'jpeg',
    'jpe',
    'gif',
    'webp',
    'bmp',
    'tif',
    'tiff',
    'exr',
    'hdr',
    'dpx',
    'tga',
    'psd',
    'psb',
    'kra',
  ],
  ...['mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi', 'wmv', 'mpg', 'mpeg', 'mxf'],
  ...['mp3', 'wav', 'ogg', 'oga', 'm4a', 'aac', 'flac', 'opus', 'aif', 'aiff'],
  ...['pdf', 'txt', 'md', 'log', 'csv', 'tsv', 'json', 'otio', 'edl', 'srt', 'vtt', 'rtf'],
  ...['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'ods', 'odp'],
  ...['blend', 'aep', 'ae', 'ai', 'fla', 'tvpp', 'clip', 'sai', 'sai2'],
  ...['glb', 'gltf', 'fbx', 'obj', 'abc', 'usd', 'usda', 'usdc', 'usdz', 'stl', 'ply', 'vdb'],
  ...['zip', '7z', 'rar', 'tar', 'gz'],
]);

/** @param fileName with or without its folder; the last ending counts, as it does for the system */
export const isOpenable = (fileName: string): boolean =>
  openable.has(/\.([^./\\]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? '');
