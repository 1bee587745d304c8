/** Why a packed model is not shown. */
export class UnpackError extends Error {
  readonly problem: 'damaged' | 'too-large' | 'packed';

  constructor(problem: UnpackError['problem'], message: string) {
    super(message);
    this.problem = problem;
  }
}

export const damaged = (message: string): UnpackError => new UnpackError('damaged', message);
