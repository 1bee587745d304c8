/**
 * Hears what the page hands to the sound card, and says when its clicks are heard: `clicks-24` has one at the beginning of each
 * second, so that frame 24 of it has to come on screen with the second one.
 */
import type { Page } from 'playwright';

declare global {
  /** When the clicks were heard since it was asked last, by the page's own clock. */
  var codedClicks: () => readonly number[];
}

/** Before the page is loaded: sounds are connected as soon as their movie is opened. */
export async function hearClicks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const loud = 0.25;
    const quietSeconds = 0.4;
    let ear: { readonly context: AudioContext; readonly analyser: AnalyserNode } | null = null;
    let lastClick = 0;
    const connect: unknown = Reflect.get(AudioNode.prototype, 'connect');
    if (typeof connect !== 'function') throw new Error('no sound');
    Reflect.set(AudioNode.prototype, 'connect', function (this: AudioNode, ...to: readonly unknown[]): unknown {
      const [target] = to;
      if (target instanceof AudioDestinationNode && this.context instanceof AudioContext) {
        const analyser = this.context.createAnalyser();
        analyser.fftSize = 32_768;
        Reflect.apply(connect, this, [analyser]);
        ear = { context: this.context, analyser };
        lastClick = 0;
      }
      return Reflect.apply(connect, this, to);
    });
    globalThis.codedClicks = () => {
      if (ear === null) return [];
      const { context, analyser } = ear;
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      const end = context.currentTime;
      const { contextTime = end, performanceTime = performance.now() } = context.getOutputTimestamp();
      const clicks: number[] = [];
      samples.forEach((sample, at) => {
        const seconds = end - (samples.length - at) / context.sampleRate;
        if (Math.abs(sample) < loud || seconds - lastClick < quietSeconds) return;
        lastClick = seconds;
        clicks.push(performanceTime + (seconds - contextTime) * 1_000);
      });
      return clicks;
    };
  });
}
