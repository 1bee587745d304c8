import type { EntityRow } from '../../../shared/model/screens.ts';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import { Lightbox } from '../../ui/Lightbox.tsx';
import { rowName } from './rowName.ts';

type Props = { readonly row: EntityRow; readonly onMove: (step: 1 | -1) => void; readonly onClose: () => void };

/** The picture of a row, large, for as long as one looks; the arrows go on to the next. */
export function QuickLook({ row, onMove, onClose }: Props) {
  return (
    <Lightbox
      url={row.mainPreviewFileId === null ? null : mediaUrl('preview', row.mainPreviewFileId)}
      title={rowName(row)}
      description={row.description}
      onStep={onMove}
      onClose={onClose}
    />
  );
}
