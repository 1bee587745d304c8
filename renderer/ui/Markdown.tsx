import { createContext, Fragment, type ReactNode, useContext, useMemo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { isHeavyMarkdown } from './heavyMarkdown.ts';
import styles from './Markdown.module.css';

type Handlers = {
  /** The one way out: the main process opens it in the browser. */
  readonly onOpenLink: (url: string) => void;
  /** `f1043` becomes a link; absent where there is nothing to show a frame in. */
  readonly onOpenFrame?: ((frame: number) => void) | undefined;
  readonly frameLabel: (frame: number) => string;
  /** What else speaks of a frame, as a pattern without groups of its own, and what it is shown as. */
  readonly frameTag?: FrameTagLook | undefined;
  readonly mentions: readonly string[];
};
export type FrameTagLook = {
  readonly pattern: string;
  readonly labelOf: (tag: string) => string;
  /** Absent where there is nothing to show a frame in. */
  readonly onOpen: ((tag: string) => void) | undefined;
};
type Props = Handlers & { readonly text: string };

const HandlersContext = createContext<Handlers | null>(null);

const components: Components = {
  a: ({ href, children }) => <Link href={href ?? ''}>{children}</Link>,
  // Pictures would load from anywhere: their text is enough, the address opens in the browser.
  img: ({ src, alt }) => <Link href={typeof src === 'string' ? src : ''}>{alt ?? src}</Link>,
  p: ({ children }) => (
    <p>
      <Words>{children}</Words>
    </p>
  ),
  li: ({ children }) => (
    <li>
      <Words>{children}</Words>
    </li>
  ),
  strong: ({ children }) => (
    <strong>
      <Words>{children}</Words>
    </strong>
  ),
  em: ({ children }) => (
    <em>
      <Words>{children}</Words>
    </em>
  ),
  td: ({ children }) => (
    <td>
      <Words>{children}</Words>
    </td>
  ),
};

/** A comment as its author wrote it. No HTML, no pictures from elsewhere; links leave through `onOpenLink`. */
export function Markdown({ text, onOpenLink, onOpenFrame, frameLabel, frameTag, mentions }: Props) {
  const handlers = useMemo(
    () => ({ onOpenLink, onOpenFrame, frameLabel, frameTag, mentions }),
    [onOpenLink, onOpenFrame, frameLabel, frameTag, mentions],
  );
  const isHeavy = useMemo(() => isHeavyMarkdown(text), [text]);
  return (
    <HandlersContext value={handlers}>
      <div className={styles.text} data-selectable>
        {isHeavy ? (
          <p>
            <Words>{text}</Words>
          </p>
        ) : (
          <ReactMarkdown remarkPlugins={[remarkGfm]} components={components} skipHtml>
            {text}
          </ReactMarkdown>
        )}
      </div>
    </HandlersContext>
  );
}

/** One line of plain words: frames and mentions are links here too. */
export function PlainWords({ text, ...handlers }: Omit<Props, 'onOpenLink'>) {
  return splitWords(text, handlers);
}

function useHandlers(): Handlers {
  const handlers = useContext(HandlersContext);
  if (!handlers) throw new Error('only inside Markdown');
  return handlers;
}

function Link({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const { onOpenLink } = useHandlers();
  if (!/^(https?|mailto):/i.test(href)) return <span>{children}</span>;
  return (
    <a
      className={styles.link}
      href={href}
      title={href}
      onClick={(event) => {
        event.preventDefault();
        onOpenLink(href);
      }}
    >
      {children}
    </a>
  );
}

/** Frames and mentions inside the plain words of a paragraph. */
function Words({ children }: { readonly children: ReactNode }) {
  const handlers = useHandlers();
  const parts = Array.isArray(children) ? (children as readonly ReactNode[]) : [children];
  return parts.map((part, index) => (
    <Fragment key={index}>{typeof part === 'string' ? splitWords(part, handlers) : part}</Fragment>
  ));
}

function splitWords(text: string, handlers: Omit<Handlers, 'onOpenLink'>): ReactNode {
  const { mentions, onOpenFrame, frameLabel, frameTag } = handlers;
  const names = [...mentions].sort((a, b) => b.length - a.length).map((name) => `@${escapePattern(name)}`);
  const tags = frameTag === undefined ? [] : [frameTag.pattern];
  const pattern = new RegExp(`(${[...tags, String.raw`\bf\d{1,6}\b`, ...names].join('|')})`, 'gu');
  return text.split(pattern).map((piece, index) => {
    if (index % 2 === 0) return piece;
    if (piece.startsWith('@')) {
      return (
        <span className={styles.mention} key={index}>
          {piece}
        </span>
      );
    }
    const isNumber = /^f\d+$/.test(piece);
    const frame = Number(piece.slice(1));
    const onOpen = isNumber
      ? onOpenFrame && (() => onOpenFrame(frame))
      : frameTag?.onOpen && (() => frameTag.onOpen?.(piece));
    const shown = isNumber ? piece : (frameTag?.labelOf(piece) ?? piece);
    const title = isNumber ? frameLabel(frame) : piece;
    return (
      <FrameLink key={index} title={title} onOpen={onOpen} isTag={!isNumber}>
        {shown}
      </FrameLink>
    );
  });
}

type FrameLinkProps = {
  readonly title: string;
  readonly onOpen: (() => void) | undefined;
  readonly isTag: boolean;
  readonly children: ReactNode;
};

function FrameLink({ title, onOpen, isTag, children }: FrameLinkProps) {
  const look = isTag ? { 'data-tag': true } : {};
  if (!onOpen) {
    return (
      <span className={styles.frame} {...look}>
        {children}
      </span>
    );
  }
  return (
    <button type="button" className={styles.frame} title={title} onClick={onOpen} {...look}>
      {children}
    </button>
  );
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
