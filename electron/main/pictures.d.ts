/** Small pictures are built into the program. */
declare module '*.png?inline' {
  const dataUrl: string;
  export default dataUrl;
}
