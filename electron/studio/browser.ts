/*
 * Which user agents the server takes for a browser: those get token cookies. Electron's and Node's are none.
 */
const families: readonly (readonly [RegExp, boolean])[] = [
  [/Electron\//, false],
  [/HeadlessChrome/, false],
  [/(Firefox|FxiOS)\/\d/, true],
  [/(OPR|Opera)\//, true],
  [/(Edg|EdgA|EdgiOS|Edge)\//, true],
  [/Vivaldi\//, true],
  [/(Chrome|CriOS)\/\d/, true],
  [/Version\/.*Safari\//, true],
];

export function isBrowser(userAgent: string): boolean {
  return families.find(([pattern]) => pattern.test(userAgent))?.[1] ?? false;
}
