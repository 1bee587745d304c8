/** What a screen reader has of a page: Chromium's own tree of what can be come to by keys, and what is said without being asked for. */
import type { CDPSession, Page } from 'playwright';
import { expect } from 'vitest';

type AxNode = Awaited<ReturnType<typeof treeOf>>[number];

const sessions = new WeakMap<Page, Promise<CDPSession>>();
/** One for a page: to turn the tree on is what takes time. */
function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
}

async function treeOf(page: Page) {
  const session = await sessionOf(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes;
}

/** Within these two that are called the same are taken for each other. */
const groups: ReadonlySet<unknown> = new Set([
  ...['row', 'toolbar', 'listitem', 'article', 'radiogroup', 'tablist', 'menu', 'group', 'form', 'dialog'],
  ...['complementary', 'navigation', 'banner', 'region', 'main'],
]);

/** Whatever can be come to has a name, no two in one group have the same, and the page has its heading and parts that are called something. */
export async function expectNamed(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  const nodes = await treeOf(page);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const seen = nodes.filter(({ ignored }) => !ignored);
  const nameOf = ({ name }: AxNode): string => String(name?.value ?? '').trim();
  const roleOf = ({ role }: AxNode): string => String(role?.value ?? '');
  function groupOf({ parentId = '' }: AxNode): AxNode | undefined {
    const parent = byId.get(parentId);
    if (parent === undefined || (!parent.ignored && groups.has(roleOf(parent)))) return parent;
    return groupOf(parent);
  }
  const focusable = seen.filter(
    (node) =>
      roleOf(node) !== 'RootWebArea' &&
      node.properties?.some(({ name, value }) => name === 'focusable' && value.value === true),
  );
  const nameless: string[] = [];
  for (const node of focusable) {
    if (nameOf(node) !== '') continue;
    const element = await elementOf(page, node);
    // A part of the page that the app sends the keys to, and no Tab comes to.
    if (!/^<(?:main|div) .*tabindex="-1"/.test(element)) nameless.push(`${roleOf(node)} ${element}`);
  }
  const called = focusable.map((node) => {
    const group = groupOf(node);
    return `${roleOf(node)} "${nameOf(node)}" in ${group === undefined ? '' : `${roleOf(group)} "${nameOf(group)}" ${group.nodeId}`}`;
  });
  const twice = called.filter((one, at) => nameless.length === 0 && called.indexOf(one) !== at);
  const partsWithoutName = seen
    .filter((node) => ['navigation', 'complementary', 'region'].includes(roleOf(node)) && nameOf(node) === '')
    .map(roleOf);
  expect({ nameless, twice, partsWithoutName }).toEqual({ nameless: [], twice: [], partsWithoutName: [] });
  for (const part of ['banner', 'main']) expect(seen.filter((node) => roleOf(node) === part)).toHaveLength(1);
  const first = seen.filter(
    (node) =>
      roleOf(node) === 'heading' && node.properties?.some(({ name, value }) => name === 'level' && value.value === 1),
  );
  expect(first.map(nameOf)).toEqual([typeof heading === 'string' ? heading : expect.stringMatching(heading)]);
}

async function elementOf(page: Page, { backendDOMNodeId }: AxNode): Promise<string> {
  if (backendDOMNodeId === undefined) return '';
  const { node } = await (await sessionOf(page)).send('DOM.describeNode', { backendNodeId: backendDOMNodeId });
  const attributes = (node.attributes ?? []).map((word, at) => (at % 2 === 0 ? ` ${word}=` : `"${word}"`));
  return `<${node.localName}${attributes.join('')}>`;
}

export type Heard = () => Promise<readonly string[]>;

/** All that live regions say from now on, in order. */
export async function listenTo(page: Page): Promise<Heard> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const hear = (target: Node | null): void => {
      const region = (target instanceof Element ? target : (target?.parentElement ?? null))?.closest('[aria-live]');
      const text = region?.textContent ?? '';
      if (text !== '' && heard.at(-1) !== text) heard.push(text);
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) hear(target);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { heard });
  });
  return () => page.evaluate(() => [...(Reflect.get(window, 'heard') as readonly string[])]);
}
