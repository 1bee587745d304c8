/** Times taken in the page itself: from an event, by its own stamp, to the frame that shows its answer. */
import type { Page } from 'playwright';

/** Both as milliseconds since 1970. */
export type Span = { readonly fromMs: number; readonly paintedMs: number };

declare global {
  interface Window {
    benchSpan: Promise<Span>;
    /** From the next event of that type, or at once (null), until `isShown` has been painted. */
    benchWatch: (startsWith: 'click' | 'keydown' | null, isShown: () => boolean) => void;
  }
}

const answerLimitMs = 30_000;

/** Once for each page, before anything is measured in it. */
export async function watchPaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchWatch = (startsWith, isShown) => {
      window.benchSpan = new Promise<Span>((resolve) => {
        const watch = (fromMs: number): void => {
          const observer = new MutationObserver(() => {
            if (!isShown()) return;
            observer.disconnect();
            // The change is in the next frame: what is posted from within that frame arrives once it has been drawn.
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => {
                const paintedMs = Date.now();
                resolve({ fromMs: paintedMs - (performance.now() - fromMs), paintedMs });
              };
              port2.postMessage(null);
            });
          });
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        };
        if (startsWith === null) watch(performance.now());
        else addEventListener(startsWith, (event) => watch(event.timeStamp), { capture: true, once: true });
      });
    };
  });
}

/** Waits for the paint that the page watches for. Fails when it does not come, and says what was awaited. */
export async function painted(page: Page, what: string): Promise<Span> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`never painted: ${what}`)), answerLimitMs);
  });
  try {
    return await Promise.race([page.evaluate(() => window.benchSpan), late]);
  } finally {
    clearTimeout(timer);
  }
}

export const lengthMs = ({ fromMs, paintedMs }: Span): number => paintedMs - fromMs;
