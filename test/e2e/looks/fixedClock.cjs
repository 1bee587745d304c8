// Loaded into every process of the app before anything of it: its clock begins at a moment of ours and runs on from there.
const { FIXED_CLOCK_AT: at } = process.env;
if (at !== undefined) {
  const RealDate = Date;
  const aheadMs = Date.parse(at) - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(RealDate.now() + aheadMs);
      else super(...parts);
    }
    static now() {
      return RealDate.now() + aheadMs;
    }
  };
}
