import { channelMatrix, type Grade, gradeTable } from './grade.ts';
import styles from './GradeFilter.module.css';

type Props = { readonly grade: Grade };

/** What the canvas' style names as its filter: a table of 256 values for brightness, and a matrix for channels. */
export function GradeFilter({ grade }: Props) {
  const matrix = channelMatrix(grade.channel);
  const table = gradeTable(grade)
    .map((value) => value.toFixed(5))
    .join(' ');
  return (
    <svg className={styles.hidden} aria-hidden="true">
      <filter id="picture-grade" x="0" y="0" width="1" height="1" colorInterpolationFilters="sRGB">
        {(grade.exposure !== 0 || grade.gamma !== 1) && (
          <feComponentTransfer>
            <feFuncR type="discrete" tableValues={table} />
            <feFuncG type="discrete" tableValues={table} />
            <feFuncB type="discrete" tableValues={table} />
          </feComponentTransfer>
        )}
        {matrix !== null && <feColorMatrix type="matrix" values={matrix.join(' ')} />}
      </filter>
    </svg>
  );
}
