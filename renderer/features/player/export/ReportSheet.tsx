import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import styles from './ReportSheet.module.css';
import type { ReportNote, ReportShot } from './reviewReport.ts';

/** A review on paper: one part a shot. */
export function ReportSheet({ shots }: { readonly shots: readonly ReportShot[] }) {
  const { t } = useTranslation();
  return shots.map((shot) => (
    <section key={`${shot.name} ${shot.taskType} ${shot.revision}`} className={styles.shot}>
      <h2 className={styles.name}>
        {shot.name}
        <span className={styles.quiet}>{`${shot.taskType} ${shot.revision}`}</span>
        <span className={styles.status} style={custom({ '--status': shot.statusColor })}>
          {shot.status}
        </span>
      </h2>
      {shot.pictures.length > 0 && (
        <div className={styles.pictures}>
          {shot.pictures.map(({ frameNumber, name, png }) => (
            <figure key={name} className={styles.picture}>
              <img src={`data:image/png;base64,${base64(png)}`} alt="" />
              <figcaption className={styles.quiet}>{frameNumber}</figcaption>
            </figure>
          ))}
        </div>
      )}
      {shot.missing !== '' && <p className={styles.quiet}>{shot.missing}</p>}
      {shot.notes.length === 0 && <p className={styles.quiet}>{t('notes.none')}</p>}
      {shot.notes.map((note, place) => (
        <Note key={place} note={note} />
      ))}
    </section>
  ));
}

function Note({ note: { author, when, frames, text, checklist, replies } }: { readonly note: ReportNote }) {
  return (
    <article className={styles.note}>
      <p className={styles.quiet}>
        <strong>{author}</strong> {when}
      </p>
      <p className={styles.words}>
        {frames !== '' && <span className={styles.frames}>{frames}</span>}
        {text}
      </p>
      {checklist.map((item, place) => (
        <p key={place}>{`${item.checked ? '☑' : '☐'} ${item.text}`}</p>
      ))}
      {replies.map((reply, place) => (
        <p key={place} className={styles.reply}>
          <strong>{reply.author}</strong> {reply.text}
        </p>
      ))}
    </article>
  );
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + pieceBytes)));
  return btoa(pieces.join(''));
}
/** As many as can be given to a function at once. */
const pieceBytes = 8_192;
