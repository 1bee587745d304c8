/**
 * A model on a turntable. It is drawn when something changes, and again and again only while something moves: a window that
 * shows a model at rest costs nothing.
 */
import {
  ACESFilmicToneMapping,
  AnimationMixer,
  Box3,
  type DataTexture,
  GridHelper,
  type Object3D,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  Timer,
  Vector3,
  WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { RoomEnvironment } from 'three/addons/environments/RoomEnvironment.js';
import type { GLTF } from 'three/addons/loaders/GLTFLoader.js';
import type { Backdrop } from './light/lightMemory.ts';
import { freeModel, setWireframe } from './modelParts.ts';

export type ModelLook = {
  readonly hasGrid: boolean;
  readonly isWireframe: boolean;
  readonly turns: boolean;
  /** Which of the file's animations plays; null: none. */
  readonly animation: number | null;
};

export type ModelLight = {
  /** All around the model; null: a neutral room of soft lamps, of which nothing is seen. */
  readonly room: DataTexture | null;
  readonly backdrop: Backdrop;
  /** Degrees around the model. */
  readonly turn: number;
};

export type ModelStage = {
  readonly setLook: (look: ModelLook) => void;
  readonly setLight: (light: ModelLight) => void;
  /** Degrees of the field of view. */
  readonly setLens: (degrees: number) => void;
  readonly resize: (width: number, height: number, pixelRatio: number) => void;
  /** All of it in view, from the front and a little above. */
  readonly fit: () => void;
  readonly close: () => void;
};

/** The lamps and the horizon are still made out. */
const blurriness = 0.35;

/** @throws Error where this computer draws no WebGL */
export function openModelStage(canvas: HTMLCanvasElement, { scene: model, animations }: GLTF): ModelStage {
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
  renderer.toneMapping = ACESFilmicToneMapping;
  const scene = new Scene();
  const neutralRoom = new RoomEnvironment();
  const lights = new PMREMGenerator(renderer);
  const neutral = lights.fromScene(neutralRoom, 0.04);
  neutralRoom.dispose();
  scene.environment = neutral.texture;
  let lit: { readonly room: DataTexture; readonly target: WebGLRenderTarget } | null = null;
  scene.add(model);

  const camera = new PerspectiveCamera(40, 1, 0.01, 1000);
  const controls = new OrbitControls(camera, canvas);
  const mixer = new AnimationMixer(model);
  const timer = new Timer();
  const grid = gridBelow(model);
  scene.add(grid);
  let frame: number | null = null;
  let moves = false;

  function draw(): void {
    frame = null;
    const seconds = timer.update().getDelta();
    if (moves) mixer.update(seconds);
    controls.update(moves ? seconds : null);
    renderer.render(scene, camera);
    if (moves) drawSoon();
  }
  function drawSoon(): void {
    frame ??= requestAnimationFrame(draw);
  }
  function fit(): void {
    const box = new Box3().setFromObject(model);
    const center = box.getCenter(new Vector3());
    const radius = Math.max(box.getSize(new Vector3()).length() / 2, 1e-6);
    const angle = (Math.min(camera.fov, camera.fov * camera.aspect) * Math.PI) / 360;
    const distance = radius / Math.sin(angle);
    camera.position.copy(center).add(new Vector3(0.45, 0.35, 1).normalize().multiplyScalar(distance));
    camera.near = radius / 100;
    camera.far = distance + radius * 50;
    camera.updateProjectionMatrix();
    controls.target.copy(center);
    controls.minDistance = radius / 50;
    controls.maxDistance = radius * 20;
    controls.update();
    drawSoon();
  }
  controls.addEventListener('change', drawSoon);

  return {
    fit,
    setLook: ({ hasGrid, isWireframe, turns, animation }) => {
      grid.visible = hasGrid;
      setWireframe(model, isWireframe);
      controls.autoRotate = turns;
      mixer.stopAllAction();
      const clip = animation === null ? undefined : animations[animation];
      if (clip !== undefined) mixer.clipAction(clip).play();
      moves = turns || clip !== undefined;
      timer.update();
      drawSoon();
    },
    setLight: ({ room, backdrop, turn }) => {
      if (room !== (lit?.room ?? null)) {
        lit?.target.dispose();
        lit?.room.dispose();
        lit = room === null ? null : { room, target: lights.fromEquirectangular(room) };
        scene.environment = (lit?.target ?? neutral).texture;
      }
      scene.background = backdrop === 'hidden' ? null : room;
      scene.backgroundBlurriness = backdrop === 'blurred' ? blurriness : 0;
      const radians = (turn * Math.PI) / 180;
      scene.environmentRotation.y = radians;
      scene.backgroundRotation.y = radians;
      drawSoon();
    },
    setLens: (degrees) => {
      camera.fov = degrees;
      camera.updateProjectionMatrix();
      drawSoon();
    },
    resize: (width, height, pixelRatio) => {
      renderer.setPixelRatio(pixelRatio);
      renderer.setSize(width, height, false);
      camera.aspect = width / Math.max(1, height);
      camera.updateProjectionMatrix();
      drawSoon();
    },
    close: () => {
      if (frame !== null) cancelAnimationFrame(frame);
      controls.dispose();
      mixer.stopAllAction();
      freeModel(model);
      lit?.target.dispose();
      lit?.room.dispose();
      neutral.dispose();
      lights.dispose();
      renderer.dispose();
      // The browser gives few of them to a page, and takes them back late.
      renderer.forceContextLoss();
    },
  };
}

/** On the floor that the model stands on, ten fields wide, a round number each. */
function gridBelow(model: Object3D): GridHelper {
  const box = new Box3().setFromObject(model);
  const size = box.getSize(new Vector3());
  const field = 10 ** Math.ceil(Math.log10(Math.max(size.x, size.z, 1e-6) / 5));
  const grid = new GridHelper(field * 10, 10, 0x8a8a8a, 0x5a5a5a);
  const center = box.getCenter(new Vector3());
  grid.position.set(center.x, box.min.y, center.z);
  return grid;
}
