// What is typed right after a surface has opened is its own: the focus is there before the next frame.
import { act, screen } from '@testing-library/react';
import { type ReactElement, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { AnchoredPopup } from '../../renderer/ui/AnchoredPopup.tsx';
import { Dialog } from '../../renderer/ui/Dialog.tsx';
import { Lightbox } from '../../renderer/ui/Lightbox.tsx';
import { PaletteDialog } from '../../renderer/ui/PaletteDialog.tsx';
import { connect, show } from './support/show.tsx';

const nothing = (): void => undefined;
const field = <input aria-label="Own" />;

const surfaces: Readonly<Record<string, (anchor: HTMLElement) => ReactElement>> = {
  dialog: () => (
    <Dialog isOpen title="New shots" onClose={nothing}>
      {field}
    </Dialog>
  ),
  palette: () => (
    <PaletteDialog isOpen label="Commands" onClose={nothing}>
      {field}
    </PaletteDialog>
  ),
  'popup over a cell': (anchor) => (
    <AnchoredPopup anchor={anchor} title="Frames" onClose={nothing}>
      {field}
    </AnchoredPopup>
  ),
};

function Page({
  surface,
  onReady,
}: {
  surface: (anchor: HTMLElement) => ReactElement;
  onReady: (open: () => void) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  onReady(() => setIsOpen(true));
  return (
    <>
      <input aria-label="Behind" ref={setAnchor} />
      {isOpen && anchor !== null && surface(anchor)}
    </>
  );
}

/** Opened in a window that draws no frame any more. */
async function openWithoutFrames(surface: (anchor: HTMLElement) => ReactElement): Promise<void> {
  let open = nothing;
  await show(<Page surface={surface} onReady={(ready) => (open = ready)} />, connect());
  screen.getByLabelText('Behind').focus();
  vi.stubGlobal('requestAnimationFrame', () => 0);
  await act(async () => {
    open();
    await Promise.resolve();
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test.for(Object.entries(surfaces))('a %s has the focus in its field at once', async ([, surface]) => {
  await openWithoutFrames(surface);
  expect(document.activeElement).toBe(screen.getByLabelText('Own'));
});

test('a picture over the page has the focus at once', async () => {
  await openWithoutFrames(() => <Lightbox url="inari://picture" title="SH0010" onClose={nothing} />);
  expect(document.activeElement).toBe(screen.getByRole('dialog'));
});
