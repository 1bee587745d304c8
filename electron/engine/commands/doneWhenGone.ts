import { ApiError } from '../kitsu/ApiError.ts';

/** A deletion of what is not there any more has done its work. */
export async function doneWhenGone(deletion: Promise<unknown>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'not-found') throw error;
  }
}
