import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import type { PlaylistShare } from '../../../shared/model/playlist.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from './ShareDialog.module.css';

type Props = { readonly row: PlaylistRow; readonly onClose: () => void };

/** Where Kitsu's page shows a shared playlist. */
const linkOf = (serverUrl: string, { token }: PlaylistShare): string =>
  `${serverUrl.replace(/\/$/, '')}/playlists/shared/${encodeURIComponent(token)}`;

/** Links by which people without an account look at it: made, copied and revoked, on the server at once. */
export function ShareDialog({ row: { id: playlistId, name }, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { people, account } = useStudio();
  const { serverUrl } = account;
  const copyText = useCall('copyText');
  const now = useNow(60_000);
  const today = format.dayOf(now);
  const list = useCall('playlistShares');
  const share = useCall('sharePlaylist');
  const revoke = useCall('revokePlaylistShare');
  const tellFailure = useTellFailure();
  /** Undefined: not answered yet. Null: the server has no such links. */
  const [shares, setShares] = useState<readonly PlaylistShare[] | null>();
  const [lastDay, setLastDay] = useState('');
  const [password, setPassword] = useState('');
  const [canComment, setCanComment] = useState(true);
  /** The one that is about to end: nobody gets it back. */
  const [ending, setEnding] = useState<string | null>(null);
  const { run } = list;
  const look = useCallback(async () => setShares((await run({ playlistId })).shares), [run, playlistId]);
  useEffect(() => {
    look().catch(tellFailure);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it is opened
  }, [playlistId]);
  const isPast = lastDay !== '' && lastDay < today;

  async function copy(one: PlaylistShare): Promise<void> {
    await copyText.run({ text: linkOf(serverUrl, one) });
    showToast({ title: t('playlists.share.copied'), topic: 'playlist' });
  }
  async function make(): Promise<void> {
    const made = await share.run({
      playlistId,
      lastDay: lastDay === '' ? null : lastDay,
      canComment,
      password: password === '' ? null : password,
    });
    setPassword('');
    setLastDay('');
    await copy(made);
    await look();
  }
  async function end({ token }: PlaylistShare): Promise<void> {
    await revoke.run({ playlistId, token });
    await look();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isPast) make().catch(tellFailure);
  }
  const factsOf = ({ lastDay: until, hasPassword, canComment: mayWrite, createdBy }: PlaylistShare): string =>
    [
      until === null
        ? t('playlists.share.noEnd')
        : t(until < today ? 'playlists.share.ended' : 'playlists.share.until', { day: format.day(until, now) }),
      hasPassword ? t('playlists.share.hasPassword') : '',
      t(mayWrite ? 'playlists.share.mayComment' : 'playlists.share.looksOnly'),
      people.get(createdBy ?? '')?.fullName ?? '',
    ]
      .filter(Boolean)
      .join(' · ');

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('playlists.share.title')}
      description={t('playlists.share.what', { name })}
      actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      {shares === undefined && !list.isRunning && <p className={styles.none}>{t('playlists.share.notRead')}</p>}
      {shares === undefined && list.isRunning && <Skeleton rows={2} label={t('ui.loading')} />}
      {shares === null && <p className={styles.none}>{t('playlists.share.notHere')}</p>}
      {shares && (
        <>
          {shares.length === 0 && <p className={styles.none}>{t('playlists.share.none')}</p>}
          <ul className={styles.list} aria-label={t('playlists.share.title')}>
            {shares.map((one) => (
              <li key={one.token} className={styles.link} data-ended={(one.lastDay ?? today) < today || undefined}>
                <span className={styles.words}>
                  <span className={styles.address}>{linkOf(serverUrl, one)}</span>
                  <span className={styles.facts}>
                    {one.token === ending ? t('playlists.share.sure') : factsOf(one)}
                  </span>
                </span>
                {one.token === ending ? (
                  <>
                    <Button size="sm" onClick={() => setEnding(null)}>
                      {t('ui.cancel')}
                    </Button>
                    <Button
                      size="sm"
                      kind="danger"
                      isBusy={revoke.isRunning}
                      onClick={() => void end(one).catch(tellFailure)}
                    >
                      {t('playlists.share.revoke')}
                    </Button>
                  </>
                ) : (
                  <>
                    <IconButton
                      icon="copy"
                      label={t('playlists.share.copy')}
                      onClick={() => void copy(one).catch(tellFailure)}
                    />
                    <Button size="sm" onClick={() => setEnding(one.token)}>
                      {t('playlists.share.ask')}
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ul>
          <form className={styles.form} onSubmit={submit}>
            <TextField
              label={t('playlists.share.lastDay')}
              type="date"
              value={lastDay}
              onChange={setLastDay}
              error={isPast ? t('playlists.share.past') : undefined}
            />
            <TextField
              label={t('playlists.share.password')}
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={setPassword}
            />
            <Checkbox isChecked={canComment} onChange={setCanComment}>
              {t('playlists.share.mayComment')}
            </Checkbox>
            <Button kind="primary" type="submit" isBusy={share.isRunning} isDisabled={isPast}>
              {t('playlists.share.make')}
            </Button>
          </form>
        </>
      )}
    </Dialog>
  );
}
