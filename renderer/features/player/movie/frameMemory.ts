/**
 * One budget of bytes for the decoded pictures of all media that are open. Each keeps its own (`frameCache.ts`); where all
 * together have too many, the one that is wanted least leaves, whosesoever it is: four originals share what one has alone, a
 * proxy leaves to the original beside it what it does not need, and each has what lies nearest to the playhead.
 */
export type FrameMemory = {
  /** @returns what takes it out again */
  readonly join: (member: MemoryMember) => () => void;
  /** Whether a picture so far from where its medium is would stay, were it there. */
  readonly hasRoomFor: (distance: number, bytes: number) => boolean;
  /** Has whatever is over the budget leave. */
  readonly trim: () => void;
};

export type MemoryMember = {
  readonly bytes: () => number;
  /** Of the picture it wants least; null where it has no more than one, which it keeps. */
  readonly farthest: () => number | null;
  readonly dropFarthest: () => void;
};

export function createFrameMemory(budgetBytes: number): FrameMemory {
  const members = new Set<MemoryMember>();
  const total = (): number => [...members].reduce((sum, member) => sum + member.bytes(), 0);
  function least(): { readonly member: MemoryMember; readonly distance: number } | null {
    let found: { readonly member: MemoryMember; readonly distance: number } | null = null;
    for (const member of members) {
      const distance = member.farthest();
      if (distance !== null && (found === null || distance > found.distance)) found = { member, distance };
    }
    return found;
  }
  return {
    join: (member) => {
      members.add(member);
      return () => members.delete(member);
    },
    hasRoomFor: (distance, bytes) => {
      if (total() + bytes <= budgetBytes) return true;
      const out = least();
      return out === null || distance < out.distance;
    },
    trim: () => {
      while (total() > budgetBytes) {
        const out = least();
        if (out === null) break;
        out.member.dropFarthest();
      }
    },
  };
}
