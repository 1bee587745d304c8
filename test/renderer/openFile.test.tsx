// Files of a pipeline on the page of a shot: opened by a program of one's own, at the path where they lie here.
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { FilesSection } from '../../renderer/features/entity/FilesSection.tsx';
import { currentPlace, enterStudio } from '../../renderer/place/navigation.ts';
import { entityPlace } from '../../renderer/place/place.ts';
import { Toasts } from '../../renderer/ui/Toasts.tsx';
import type { FileOpening } from '../../shared/model/fileCommand.ts';
import type { PipelineFile } from '../../shared/model/pipelineFile.ts';
import { defaultSettings } from '../../shared/model/settings.ts';
import { complete } from './support/fixtures.ts';
import { noFacts } from './support/pipelineFiles.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

beforeAll(layOut);

const file: PipelineFile = {
  id: 'f1',
  entityId: 'sh0040',
  kind: 'working',
  taskId: null,
  taskTypeId: null,
  outputTypeName: '',
  instanceName: '',
  name: 'main',
  revision: 3,
  representation: '',
  path: '/mnt/lanternfall/comp_v003.nk',
  comment: '',
  personId: null,
  sizeBytes: null,
  updatedAt: null,
  instanceId: null,
  placeId: null,
  facts: noFacts,
};

async function pressed(opening: FileOpening) {
  const shown = connect();
  const paths: string[] = [];
  enterStudio(`files-${String(Math.random())}`, entityPlace('shots', 'lanternfall'));
  shown.engine.answer({
    entityFiles: () => ({ working: [file], outputs: [], placed: [], freshness: complete }),
    settings: () => ({ ...defaultSettings, pathMappings: [{ from: '/mnt', to: '/studio' }] }),
    openByCommand: ({ path }) => {
      paths.push(path);
      return opening;
    },
  });
  await show(
    <>
      <FilesSection entityId="sh0040" kind="Shot" productionId="lanternfall" taskTypeOf={() => null} />
      <Toasts />
    </>,
    shown,
  );
  // Once the settings have come: until then the path is that of the pipeline.
  await screen.findByText('/studio/lanternfall/');
  fireEvent.click(await screen.findByRole('button', { name: 'Open by your own command' }));
  await waitFor(() => expect(paths).toEqual(['/studio/lanternfall/comp_v003.nk']));
}

test('without a program one is led to where it is chosen', async () => {
  await pressed({ kind: 'no-command' });
  fireEvent.click(await screen.findByRole('button', { name: 'Choose one' }));
  expect(currentPlace()).toEqual({ page: 'settings', section: 'files' });
});

test('a file that is not there is said to be missing', async () => {
  await pressed({ kind: 'not-found' });
  expect(await screen.findByText('It is not there on this computer')).toBeTruthy();
});

test('a program that cannot be started is named', async () => {
  await pressed({ kind: 'not-started', program: 'nuke', reason: 'ENOENT' });
  expect((await screen.findAllByText('nuke could not be started')).length).toBeGreaterThan(0);
});

test('a program that ends at once is named with what it said', async () => {
  await pressed({ kind: 'ended', program: 'nuke', code: 3 });
  expect((await screen.findAllByText('It said 3. Look at what it is told in the settings.')).length).toBeGreaterThan(0);
});

test('all that was told of a file opens below it, with its path here and that of the pipeline; what was not told is left out', async () => {
  const shown = connect();
  enterStudio('file-facts', entityPlace('shots', 'lanternfall'));
  const told = {
    ...file,
    comment: 'Ready for the review',
    sizeBytes: 9_500_000,
    facts: { ...noFacts, softwareName: 'Nuke', checksum: '88135705', validationStatus: 'rejected' as const },
  };
  const made = { ...file, id: 'f2', kind: 'output' as const, facts: { ...noFacts, sourceFileId: 'f1' } };
  shown.engine.answer({
    entityFiles: () => ({ working: [told], outputs: [made], placed: [], freshness: complete }),
    settings: () => ({ ...defaultSettings, pathMappings: [{ from: '/mnt', to: '/studio' }] }),
  });
  await show(<FilesSection entityId="sh0040" kind="Shot" productionId="lanternfall" taskTypeOf={() => null} />, shown);
  await screen.findAllByText('/studio/lanternfall/');
  const [line] = screen.getAllByRole('button', { expanded: false });
  if (line === undefined) throw new Error('no line');
  fireEvent.click(line);
  const facts = screen.getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]);
  expect(facts).toEqual([
    ['Name', 'main'],
    ['Revision', 'v3'],
    ['Comment', 'Ready for the review'],
    ['Software', 'Nuke'],
    ['Validation', 'Rejected'],
    ['Size', '9.5 MB'],
    ['Outputs of it', '1'],
    ['Checksum', '88135705'],
    ['Path', '/studio/lanternfall/comp_v003.nk'],
    ['Pipeline’s path', '/mnt/lanternfall/comp_v003.nk'],
  ]);
  // It is read anew while it is looked at.
  await waitFor(() =>
    expect(JSON.stringify(shown.engine.asked.filter(({ name }) => name === 'wantScopes'))).toContain(
      '{"kind":"pipeline-file","fileId":"f1"}',
    ),
  );
  fireEvent.click(line);
  expect(screen.queryAllByRole('term')).toEqual([]);
});

test('instances stand by their asset with what came of each; of many places the first are shown', async () => {
  const shown = connect();
  enterStudio('instances', entityPlace('shots', 'lanternfall'));
  const label = (name: string) => ({
    entityId: name,
    kind: 'Asset' as const,
    episodeName: '',
    parentName: 'Characters',
    name,
    description: '',
    mainPreviewFileId: null,
    isCanceled: false,
  });
  const placed = Array.from({ length: 10 }, (_, index) => ({
    id: `asset-${String(index)}`,
    entity: index === 9 ? null : label(`Gull ${String(index)}`),
    instances: [{ id: `i${String(index)}`, name: `Gull_000${String(index)}`, description: '', files: [] }],
  }));
  shown.engine.answer({ entityFiles: () => ({ working: [], outputs: [], placed, freshness: complete }) });
  await show(<FilesSection entityId="sh0040" kind="Shot" productionId="lanternfall" taskTypeOf={() => null} />, shown);
  await screen.findByText(/^Gull_0000/);
  expect(screen.getAllByText('1 instance')).toHaveLength(8);
  fireEvent.click(screen.getByRole('button', { name: 'Show 2 more' }));
  expect(screen.getAllByText('1 instance')).toHaveLength(10);
  expect(screen.getByText('This is not on this disk')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Characters / Gull 3' }));
  expect(currentPlace()).toMatchObject({ page: 'entity', list: 'assets', entityId: 'Gull 3' });
});
