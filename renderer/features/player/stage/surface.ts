/**
 * Draws pictures on a canvas by the graphics card: one, or two compared. It is drawn anew only when something about it has
 * changed; a picture that is on the card already is not sent again.
 */
import type { Placed, Size } from './view.ts';

export type CompareLook =
  | { readonly kind: 'single' }
  /** `at`: a share of the width, from the left; B is at the right of it. */
  | { readonly kind: 'wipe'; readonly at: number }
  /** `share` of B over A. */
  | { readonly kind: 'overlay'; readonly share: number }
  | { readonly kind: 'difference'; readonly gain: number };

export type Shown = {
  /** What it is of: pictures of one medium take each other's place. */
  readonly mediumId: string;
  /** Which of its pictures. */
  readonly key: string;
  readonly image: TexImageSource;
  /** Upright, as it is to be seen. */
  readonly size: Size;
  readonly rotation: 0 | 90 | 180 | 270;
};

export type Layer = {
  readonly a: Shown;
  readonly b: Shown | null;
  readonly look: CompareLook;
  /** Where A lies on the canvas, in CSS pixels; B lies over it, made as large. */
  readonly placed: Placed;
  /** Part of the canvas, in CSS pixels. */
  readonly area: { readonly left: number; readonly top: number } & Size;
};

export type Surface = {
  readonly draw: (layers: readonly Layer[]) => void;
  readonly resize: (size: Size, pixelRatio: number) => void;
  readonly close: () => void;
};

const vertexSource = `#version 300 es
in vec2 corner;
uniform vec2 canvas;
uniform vec4 rect;
out vec2 at;
void main() {
  at = corner;
  vec2 pixel = rect.xy + corner * rect.zw;
  gl_Position = vec4(pixel.x / canvas.x * 2.0 - 1.0, 1.0 - pixel.y / canvas.y * 2.0, 0.0, 1.0);
}`;

/** Pictures may be stored on their side: `turn` counts quarter turns clockwise. */
const fragmentSource = `#version 300 es
precision highp float;
in vec2 at;
uniform sampler2D a;
uniform sampler2D b;
uniform int turnA;
uniform int turnB;
uniform int mode;
uniform float amount;
out vec4 colour;
vec2 turned(vec2 p, int turn) {
  if (turn == 1) return vec2(p.y, 1.0 - p.x);
  if (turn == 2) return vec2(1.0 - p.x, 1.0 - p.y);
  if (turn == 3) return vec2(1.0 - p.y, p.x);
  return p;
}
void main() {
  vec4 one = texture(a, turned(at, turnA));
  vec4 two = texture(b, turned(at, turnB));
  if (mode == 1) colour = at.x < amount ? one : two;
  else if (mode == 2) colour = mix(one, two, amount);
  else if (mode == 3) colour = vec4(min(abs(one.rgb - two.rgb) * amount, 1.0), 1.0);
  else colour = one;
  colour.rgb *= colour.a;
}`;

const modes: Readonly<Record<CompareLook['kind'], number>> = { single: 0, wipe: 1, overlay: 2, difference: 3 };

/** @throws Error where this computer has no WebGL 2 at all */
export function createSurface(canvas: HTMLCanvasElement): Surface {
  // What is drawn can be read again: for a picture of the frame, and by the tests of which frame it is.
  const gl = canvas.getContext('webgl2', { alpha: true, antialias: false, preserveDrawingBuffer: true });
  if (gl === null) throw new Error('no WebGL 2');
  const program = linked(gl);
  const place = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  const uniforms = {
    canvas: place('canvas'),
    rect: place('rect'),
    a: place('a'),
    b: place('b'),
    turnA: place('turnA'),
    turnB: place('turnB'),
    mode: place('mode'),
    amount: place('amount'),
  };
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
  const corner = gl.getAttribLocation(program, 'corner');
  gl.enableVertexAttribArray(corner);
  gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
  gl.uniform1i(uniforms.a, 0);
  gl.uniform1i(uniforms.b, 1);
  gl.enable(gl.SCISSOR_TEST);
  /** The newest two: whatever is compared next takes the place of the older. */
  const held = new Map<string, { readonly texture: WebGLTexture; key: string }>();
  let size: Size = { width: canvas.width, height: canvas.height };
  let ratio = 1;

  function load(unit: 0 | 1, shown: Shown, isEnlarged: boolean): void {
    if (gl === null) return;
    const known = held.get(shown.mediumId) ?? { texture: texture(gl), key: '' };
    held.delete(shown.mediumId);
    held.set(shown.mediumId, known);
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, known.texture);
    if (known.key !== shown.key) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, shown.image);
      known.key = shown.key;
    }
    // Close up, pixels are seen as they are.
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, isEnlarged ? gl.NEAREST : gl.LINEAR);
    for (const [mediumId, old] of held) {
      if (held.size <= 2) break;
      gl.deleteTexture(old.texture);
      held.delete(mediumId);
    }
  }

  return {
    draw: (layers) => {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.scissor(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(uniforms.canvas, size.width, size.height);
      for (const { a, b, look, placed: lies, area } of layers) {
        gl.scissor(
          Math.round(area.left * ratio),
          Math.round((size.height - area.top - area.height) * ratio),
          Math.round(area.width * ratio),
          Math.round(area.height * ratio),
        );
        const isEnlarged = lies.scale * ratio >= 3;
        load(0, a, isEnlarged);
        if (b !== null) load(1, b, isEnlarged);
        gl.uniform1i(uniforms.turnA, a.rotation / 90);
        gl.uniform1i(uniforms.turnB, (b?.rotation ?? 0) / 90);
        gl.uniform1i(uniforms.mode, b === null ? 0 : modes[look.kind]);
        gl.uniform1f(uniforms.amount, amountOf(look));
        gl.uniform4f(
          uniforms.rect,
          area.left + lies.left,
          area.top + lies.top,
          a.size.width * lies.scale,
          a.size.height * lies.scale,
        );
        gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
      }
    },
    resize: (to, pixelRatio) => {
      size = to;
      ratio = pixelRatio;
      canvas.width = Math.max(1, Math.round(to.width * pixelRatio));
      canvas.height = Math.max(1, Math.round(to.height * pixelRatio));
    },
    close: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
  };
}

function amountOf(look: CompareLook): number {
  if (look.kind === 'wipe') return look.at;
  if (look.kind === 'overlay') return look.share;
  return look.kind === 'difference' ? look.gain : 0;
}

function texture(gl: WebGL2RenderingContext): WebGLTexture {
  const made = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, made);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  return made;
}

function linked(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) throw new Error('no shader');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true)
    throw new Error(gl.getProgramInfoLog(program) ?? 'not linked');
  return program;
}
