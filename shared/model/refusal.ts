/** Why something is refused; the screens have a sentence for each. */
export type Refusal =
  /** Closed, unknown here, or the account has left its team. */
  | 'production-closed'
  /** The role never may. */
  | 'role'
  | 'not-assigned'
  | 'not-your-department'
  /** A supervisor assigns people of a department they share. */
  | 'not-their-department'
  | 'not-the-author'
  | 'status-not-allowed'
  | 'no-time-on-this-task-type'
  | 'already-assigned'
  /** An asset of the type, or a shot of the sequence, has that name already. */
  | 'name-taken'
  /** The playlist holds it already, with that revision. */
  | 'already-there'
  /** The server is too old for it. */
  | 'older-server'
  /** The studio has no task type for concepts. */
  | 'no-concept-type'
  /** A playlist of shots holds no assets. */
  | 'other-kind'
  /** Assets have no length, shots no type: no list would bring it back. */
  | 'no-such-field';
