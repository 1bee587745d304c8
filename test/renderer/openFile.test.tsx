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
};

async function pressed(opening: FileOpening) {
  const shown = connect();
  const paths: string[] = [];
  enterStudio(`files-${String(Math.random())}`, entityPlace('shots', 'lanternfall'));
  shown.engine.answer({
    entityFiles: () => ({ working: [file], outputs: [], freshness: complete }),
    settings: () => ({ ...defaultSettings, pathMappings: [{ from: '/mnt', to: '/studio' }] }),
    openByCommand: ({ path }) => {
      paths.push(path);
      return opening;
    },
  });
  await show(
    <>
      <FilesSection entityId="sh0040" taskTypeOf={() => null} />
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
