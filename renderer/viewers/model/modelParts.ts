/** What is done to every part of a model. */
import { type BufferGeometry, type Material, Mesh, type Object3D, Texture } from 'three';

type Part = Mesh<BufferGeometry, Material | Material[]>;

const isPart = (object: Object3D): object is Part => object instanceof Mesh;

function eachPart(model: Object3D, use: (part: Part, materials: readonly Material[]) => void): void {
  model.traverse((object) => {
    if (isPart(object)) use(object, Array.isArray(object.material) ? object.material : [object.material]);
  });
}

export function setWireframe(model: Object3D, isWireframe: boolean): void {
  eachPart(model, (_part, materials) => {
    for (const material of materials) if ('wireframe' in material) material.wireframe = isWireframe;
  });
}

/** The graphics card keeps what it was given until it is told. */
export function freeModel(model: Object3D): void {
  eachPart(model, ({ geometry }, materials) => {
    geometry.dispose();
    for (const material of materials) {
      for (const value of Object.values(material)) if (value instanceof Texture) value.dispose();
      material.dispose();
    }
  });
}

export function factsOf(model: Object3D): { readonly meshes: number; readonly triangles: number } {
  let meshes = 0;
  let triangles = 0;
  eachPart(model, ({ geometry: { index, attributes } }) => {
    meshes += 1;
    triangles += (index?.count ?? attributes['position']?.count ?? 0) / 3;
  });
  return { meshes, triangles: Math.round(triangles) };
}
