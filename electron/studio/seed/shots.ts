import { movies } from '../art/movies.ts';
import type { Random } from '../random.ts';
import { timeText } from './calendar.ts';
import type { FieldFiller } from './descriptors.ts';
import { add, type Writable } from './draft.ts';
import type { Making } from './making.ts';
import type { Cast, PlannedEntity } from './planned.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';
import type { SequenceStory, ShotStory } from './stories/story.ts';

export type ShotPlan = PlannedEntity & { readonly story: ShotStory };
export type SequencePlan = PlannedEntity & { readonly shots: readonly ShotPlan[] };

/** Stories for as many shots as asked for: the script first, then its shots again in new sequences. */
export function storiesFor(script: readonly SequenceStory[], shotCount: number, random: Random): SequenceStory[] {
  const stories: SequenceStory[] = [];
  let left = shotCount;
  for (const story of script) {
    if (left <= 0) return stories;
    stories.push({ ...story, shots: story.shots.slice(0, left) });
    left -= story.shots.length;
  }
  const all = script.flatMap(({ shots }) => shots);
  let next = 0;
  while (left > 0) {
    const again = script[stories.length % script.length];
    const length = Math.min(left, 25);
    const shots = Array.from({ length }, () => {
      const shot = all[next % all.length];
      next += 1;
      return shot;
    }).filter((shot) => shot !== undefined);
    stories.push({
      name: `SQ${String((stories.length + 1) * 10).padStart(3, '0')}`,
      title: `${again?.title ?? ''} ${Math.floor(stories.length / script.length) + 1}`,
      progress: random.next() ** 1.2,
      shots,
    });
    left -= length;
  }
  return stories;
}

type Pictures = Map<string, number>;

export type ShotMaker = (story: SequenceStory, episode: Writable<'entity'> | null) => SequencePlan;

/** Makes sequences with their shots, one after the other; the pictures of a scene differ from shot to shot. */
export function shotMaker(making: Making, settings: Settings, production: Production, fields: FieldFiller): ShotMaker {
  const { draft, newId, calendar } = making;
  const random = making.chance(`shots of ${production.name}`);
  const pictures: Pictures = new Map();
  const typeId = (name: string) => settings.entityTypes.get(name) ?? '';
  return (story, episode) => {
    const created = timeText(
      calendar.momentMs(production.days.from - random.whole(1, 15), random.whole(9, 17), random.whole(0, 59)),
    );
    const row = add(draft, 'entity', {
      id: newId(),
      created_at: created,
      name: story.name,
      description: story.title,
      project_id: production.id,
      entity_type_id: typeId('Sequence'),
      parent_id: episode?.id ?? null,
      data: fields('Sequence', random),
    });
    const names = story.shots.map((_, index) => `SH${String((index + 1) * 10).padStart(4, '0')}`);
    const shots = story.shots.map((shot, index): ShotPlan => {
      const movie =
        shot.durationFrames === null
          ? undefined
          : movies.find(({ scene, durationFrames }) => scene === shot.scene && durationFrames === shot.durationFrames);
      const durationFrames = shot.durationFrames ?? random.whole(11, 42) * 4;
      const name = names[index] ?? '';
      const shotRow = add(draft, 'entity', {
        id: newId(),
        created_at: created,
        name,
        description: shot.description,
        project_id: production.id,
        entity_type_id: typeId('Shot'),
        parent_id: row.id,
        nb_frames: durationFrames,
        data: {
          frame_in: production.frameIn,
          frame_out: production.frameIn + durationFrames - 1,
          resolution: production.row.resolution,
          ...fields('Shot', random),
        },
      });
      return {
        row: shotRow,
        production,
        kind: 'shot',
        path: `${story.name}/${name}`,
        progress: Math.min(1, Math.max(0, story.progress + random.between(-0.14, 0.14))),
        picture: shot.scene,
        variant: movie ? movie.variant : nextVariant(pictures, shot.scene),
        durationFrames,
        effort: 1,
        cast: castOf(shot),
        neighbour: names[index + 1] ?? names[index - 1] ?? name,
        story: shot,
      };
    });
    const first = shots[0];
    return {
      row,
      production,
      kind: 'sequence',
      path: story.name,
      progress: Math.min(1, story.progress * 1.6 + 0.15),
      picture: first?.picture ?? 'wideRange',
      variant: first?.variant ?? 0,
      durationFrames: 0,
      effort: 1,
      cast: first?.cast ?? fallbackCast,
      neighbour: story.name,
      shots,
    };
  };
}

/** 1, 2, 3… for a scene; 0 is the variant its movies show. */
function nextVariant(pictures: Pictures, scene: string): number {
  const variant = (pictures.get(scene) ?? 0) + 1;
  pictures.set(scene, variant);
  return variant;
}

const fallbackCast: Cast = { character: 'the girl', prop: 'the lantern', set: 'the set' };

const people =
  /^(Ines|Old Marlow|Gull|Skipper|Twins|Ghost keeper|Whale|Mira|Captain Bo|Monday|Harbor master|Aunt|Fish)/;

function castOf({ cast }: ShotStory): Cast {
  const named = (isWanted: (entry: string) => boolean) => cast.find(isWanted)?.replace(/[*/].*$/, '');
  return {
    character: named((entry) => people.test(entry)) ?? fallbackCast.character,
    prop: named((entry) => !people.test(entry) && !entry.includes('/fixed')) ?? fallbackCast.prop,
    set: named((entry) => entry.includes('/fixed')) ?? fallbackCast.set,
  };
}
