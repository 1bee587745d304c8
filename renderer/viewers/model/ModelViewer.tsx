import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GLTF } from 'three/addons/loaders/GLTFLoader.js';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { type Action, useActions } from '../../ui/actions.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { PictureNote } from '../../ui/PictureNote.tsx';
import { Select } from '../../ui/Select.tsx';
import { Bar } from '../Bar.tsx';
import type { ViewerProblem, ViewerProps } from '../viewer.ts';
import { lensDegrees, LightPicker } from './light/LightPicker.tsx';
import { hearDrags } from './light/stageDrags.ts';
import { useLight } from './light/useLight.ts';
import { loadModel } from './loadModel.ts';
import { factsOf } from './modelParts.ts';
import { type ModelLook, type ModelStage, openModelStage } from './modelStage.ts';
import styles from './ModelViewer.module.css';
import { type GltfHead, readGltf } from './readGltf.ts';
import { unpackModel } from './unpackModel.ts';

const degreesAPixel = 0.5;
const lensAPixel = 0.15;
/** From -180 to 180. */
const around = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;
const withinLens = (degrees: number): number => Math.min(lensDegrees.most, Math.max(lensDegrees.least, degrees));

const usualLook: ModelLook = { hasGrid: true, isWireframe: false, turns: false, animation: 0 };

/** A model to be turned, lit by what its production shows its models in, or by a neutral room; its animations play. */
export function ModelViewer({ file, bytes, region, onProblem }: ViewerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const canvas = useRef<HTMLCanvasElement>(null);
  const head = useMemo(() => readGltf(bytes), [bytes]);
  const gltf = useModel(bytes, head, onProblem);
  const stage = useRef<ModelStage>(null);
  const [look, setLook] = useState(usualLook);
  const [lens, setLens] = useState<number>(lensDegrees.usual);
  const [isLightOpen, setIsLightOpen] = useState(false);
  const light = useLight(file.productionId);
  const { room, change: changeLight } = light;
  const { backdrop, turn } = light.chosen;

  useEffect(() => {
    const { current } = canvas;
    if (current === null || gltf === null) return undefined;
    // Before what turns the model, which would take them for its own.
    const endDrags = hearDrags(current, {
      onTurn: (pixels) => changeLight((now) => ({ ...now, turn: around(now.turn + pixels * degreesAPixel) })),
      onLens: (pixels) => setLens((now) => withinLens(now + pixels * lensAPixel)),
    });
    let opened: ModelStage;
    try {
      opened = openModelStage(current, gltf);
    } catch {
      // No graphics here: a virtual desktop, a driver that was switched off.
      endDrags();
      onProblem('no-graphics');
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) => {
      if (entry) opened.resize(entry.contentRect.width, entry.contentRect.height, window.devicePixelRatio);
    });
    observer.observe(current);
    opened.resize(current.clientWidth, current.clientHeight, window.devicePixelRatio);
    opened.fit();
    stage.current = opened;
    return () => {
      endDrags();
      observer.disconnect();
      stage.current = null;
      opened.close();
    };
  }, [gltf, onProblem, changeLight]);
  useEffect(() => stage.current?.setLook(look), [gltf, look]);
  useEffect(() => stage.current?.setLight({ room, backdrop, turn }), [gltf, room, backdrop, turn]);
  useEffect(() => stage.current?.setLens(lens), [gltf, lens]);

  const animations = gltf?.animations ?? [];
  const isPlaying = animations.length > 0 && look.animation !== null;
  const toggle = (part: 'hasGrid' | 'isWireframe' | 'turns') => () => setLook({ ...look, [part]: !look[part] });
  const playOrStop = () => setLook({ ...look, animation: look.animation === null ? 0 : null });
  const fit = () => stage.current?.fit();
  const group = t('viewer.group');
  const play: Action = { id: 'viewer.play', label: t('viewer.model.play'), group, run: playOrStop };
  useActions(
    [
      { id: 'viewer.grid', label: t('viewer.model.grid'), group, run: toggle('hasGrid') },
      { id: 'viewer.wireframe', label: t('viewer.model.wire'), group, run: toggle('isWireframe') },
      { id: 'viewer.turntable', label: t('viewer.model.turn'), group, run: toggle('turns') },
      { id: 'viewer.light', label: t('viewer.model.light'), group, run: () => setIsLightOpen(true) },
      { id: 'viewer.fit', label: t('viewer.model.fit'), group, run: fit },
      ...(animations.length === 0 ? [] : [play]),
    ],
    region,
    true,
  );
  const facts = useMemo(() => (gltf === null ? null : factsOf(gltf.scene)), [gltf]);
  return (
    <div className={styles.model}>
      {light.problem !== null && <PictureNote>{t(`viewer.model.backgroundProblem.${light.problem}`)}</PictureNote>}
      <canvas ref={canvas} className={styles.canvas} aria-label={t('viewer.model.canvas', { name: file.name })} />
      <Bar
        label={t('viewer.model.bar')}
        facts={
          facts === null
            ? ''
            : [
                t('viewer.model.triangles', { count: facts.triangles, number: format.number(facts.triangles) }),
                t('viewer.model.meshes', { count: facts.meshes, number: format.number(facts.meshes) }),
                head.missingPictures === 0
                  ? ''
                  : t('viewer.model.missing', {
                      count: head.missingPictures,
                      number: format.number(head.missingPictures),
                    }),
              ]
                .filter(Boolean)
                .join(' · ')
        }
      >
        {animations.length > 0 && (
          <IconButton
            icon={isPlaying ? 'pause' : 'play'}
            label={t('viewer.model.play')}
            keysOf="viewer.play"
            isPressed={isPlaying}
            onClick={playOrStop}
          />
        )}
        {animations.length > 1 && (
          <Select
            label={t('viewer.model.animation')}
            value={String(look.animation ?? 0)}
            options={animations.map(({ name }, at) => ({ value: String(at), label: name || String(at + 1) }))}
            onChange={(value) => setLook({ ...look, animation: Number(value) })}
          />
        )}
        <IconButton icon="fit" label={t('viewer.model.fit')} keysOf="viewer.fit" onClick={fit} />
        <IconButton
          icon="columns"
          label={t('viewer.model.grid')}
          keysOf="viewer.grid"
          isPressed={look.hasGrid}
          onClick={toggle('hasGrid')}
        />
        <IconButton
          icon="asset"
          label={t('viewer.model.wire')}
          keysOf="viewer.wireframe"
          isPressed={look.isWireframe}
          onClick={toggle('isWireframe')}
        />
        <LightPicker light={light} lens={lens} onLens={setLens} isOpen={isLightOpen} onOpenChange={setIsLightOpen} />
        <IconButton
          icon="sync"
          label={t('viewer.model.turn')}
          keysOf="viewer.turntable"
          isPressed={look.turns}
          onClick={toggle('turns')}
        />
      </Bar>
    </div>
  );
}

function useModel(bytes: ViewerProps['bytes'], head: GltfHead, onProblem: ViewerProps['onProblem']): GLTF | null {
  const [gltf, setGltf] = useState<GLTF | null>(null);
  useEffect(() => {
    if (head.problem !== null) {
      onProblem(head.problem);
      return undefined;
    }
    const left = new AbortController();
    build(bytes, head, left.signal).then(
      (built) => {
        if (left.signal.aborted) return;
        if ('problem' in built) onProblem(built.problem);
        else setGltf(built.gltf);
      },
      (error: unknown) => {
        if (left.signal.aborted) return;
        console.error('a model could not be read', String(error));
        onProblem('damaged');
      },
    );
    return () => left.abort();
  }, [bytes, head, onProblem]);
  return gltf;
}

async function build(
  bytes: ViewerProps['bytes'],
  { packedBy }: GltfHead,
  signal: AbortSignal,
): Promise<{ readonly gltf: GLTF } | { readonly problem: ViewerProblem }> {
  if (packedBy.length === 0) return { gltf: await loadModel(bytes) };
  const unpacked = await unpackModel(bytes, packedBy, signal);
  if ('problem' in unpacked) return unpacked;
  const { problem } = readGltf(unpacked.bytes);
  return problem === null ? { gltf: await loadModel(unpacked.bytes) } : { problem };
}
