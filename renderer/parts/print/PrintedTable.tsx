import { custom } from '../../ui/custom.ts';
import styles from './PrintedTable.module.css';
import type { PrintedList } from './printSheet.ts';

export function PrintedTable({ list: { heads, groups } }: { readonly list: PrintedList }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map(({ label, isNumber }) => (
            <th key={label} scope="col" data-number={isNumber || undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ name, rows }) => (
        <tbody key={name}>
          {name !== '' && (
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={heads.length}>
                {name}
              </th>
            </tr>
          )}
          {rows.map((cells, line) => (
            <tr key={line}>
              {cells.map(({ text, color }, column) => (
                <td
                  key={column}
                  className={color === undefined ? undefined : styles.status}
                  data-number={heads[column]?.isNumber || undefined}
                >
                  {color !== undefined && <span className={styles.dot} style={custom({ '--status': color })} />}
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
