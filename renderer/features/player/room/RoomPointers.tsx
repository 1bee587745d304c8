import { useState } from 'react';
import type { Room } from '../../../../shared/model/room.ts';
import { useStudio } from '../../../data/studio.ts';
import { InPicture } from '../draw/DrawingLayer.tsx';
import { type Painted, paintedOf } from '../draw/kitsuObject.ts';
import { PaintedObject } from '../draw/PaintedObject.tsx';
import type { Placed, Size } from '../stage/view.ts';
import styles from './RoomPointers.module.css';

type Props = { readonly room: Room; readonly lies: Placed; readonly picture: Size };

type Shown = { readonly id: number; readonly painted: Painted; readonly name: string };

/** In a window that nobody sees they do not fade. */
const mostShown = 50;

/** What others point at: a stroke that fades, with whose it is. */
export function RoomPointers({ room: { pointer, pointerId }, lies, picture }: Props) {
  const { people } = useStudio();
  const [seen, setSeen] = useState({ id: pointerId, shown: [] as readonly Shown[] });
  if (seen.id !== pointerId) {
    const painted = pointer === null ? null : paintedOf(pointer.object);
    const name = people.get(pointer?.personId ?? '')?.fullName ?? '';
    const next = painted === null ? [] : [{ id: pointerId, painted, name }];
    setSeen({ id: pointerId, shown: [...seen.shown, ...next].slice(-mostShown) });
  }
  const end = (id: number): void => setSeen({ ...seen, shown: seen.shown.filter((one) => one.id !== id) });
  return seen.shown.map(({ id, painted, name }) => (
    <g key={id} className={styles.pointer} onAnimationEnd={() => end(id)}>
      <title>{name}</title>
      <InPicture painted={painted} lies={lies} picture={picture}>
        <PaintedObject painted={painted} />
      </InPicture>
    </g>
  ));
}
