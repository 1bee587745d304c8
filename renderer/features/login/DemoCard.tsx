import { useTranslation } from 'react-i18next';
import { messageOf } from '../../data/messages.ts';
import { useCall } from '../../data/useCall.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import art from './demoArt.svg';
import styles from './DemoCard.module.css';

/** Local sample data: every write works and stays here. */
export function DemoCard() {
  const { t } = useTranslation();
  const open = useCall('openDemo');
  const message = open.error ? messageOf(t, open.error.code, open.error.detail) : null;
  return (
    <section className={styles.card}>
      <img className={styles.art} src={art} alt="" />
      <div className={styles.text}>
        <h2 className={styles.title}>{t('signIn.demo.title')}</h2>
        <p className={styles.description}>{t('signIn.demo.description')}</p>
        <Button size="sm" icon="play" isBusy={open.isRunning} onClick={() => open.start({})}>
          {open.isRunning ? t('signIn.demo.opening') : t('signIn.demo.open')}
        </Button>
        {message && <ErrorState look="inset" {...message} />}
      </div>
    </section>
  );
}
