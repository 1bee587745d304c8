// Scripts as modules: see `scriptModules` in vite.config.ts.
declare module '*/draco_wasm_wrapper.js?script' {
  export const make: (options: {
    readonly wasmBinary: ArrayBuffer;
  }) => Promise<import('./decoderModules.ts').DracoModule>;
}
declare module '*/basis_transcoder.js?script' {
  export const make: (options: {
    readonly wasmBinary: ArrayBuffer;
  }) => Promise<import('./decoderModules.ts').BasisModule>;
}
