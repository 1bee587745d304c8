/**
 * The kinds of files Kitsu takes as a revision; it refuses any other only after the comment has been posted, so they are
 * refused here, before anything is queued. Attachments of comments may be anything.
 */
const pictures = ['jpe', 'jpeg', 'jpg', 'png'];
const movies = ['avi', 'm4v', 'mkv', 'mov', 'mp4', 'webm', 'wmv'];
const others = [
  ...['ae', 'ai', 'blend', 'clip', 'comp', 'exr', 'fbx', 'fla', 'flv', 'gif', 'glb', 'gltf', 'hip', 'kra', 'ma', 'mb'],
  ...['mp3', 'obj', 'pdf', 'psd', 'psb', 'rar', 'sai', 'sai2', 'sbbkp', 'svg', 'swf', 'tvpp', 'wav', 'zip'],
];
const publishable: ReadonlySet<string> = new Set([...pictures, ...movies, ...others]);

/** @param extension lower case, without the dot. */
export const isPublishable = (extension: string): boolean => publishable.has(extension);
