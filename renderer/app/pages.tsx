import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Button } from '../ui/Button.tsx';
import { CastingPage } from '../features/casting/CastingPage.tsx';
import { EntitiesPage } from '../features/entities/EntitiesPage.tsx';
import { EntityPage } from '../features/entity/EntityPage.tsx';
import { ChatsPage } from '../features/chats/ChatsPage.tsx';
import { InboxPage } from '../features/inbox/InboxPage.tsx';
import { WhyNote } from '../features/inbox/WhyNote.tsx';
import { NewsPage } from '../features/news/NewsPage.tsx';
import { PeoplePage } from '../features/people/PeoplePage.tsx';
import { PersonPage } from '../features/people/PersonPage.tsx';
import { PlaylistsPage } from '../features/playlists/PlaylistsPage.tsx';
import { ReviewPage } from '../features/player/ReviewPage.tsx';
import { EntryNotes } from '../features/task/notes/EntryNotes.tsx';
import { ReviewPanel } from '../features/task/notes/ReviewPanel.tsx';
import { TaskPage } from '../features/task/TaskPage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { SyncPage } from '../features/outbox/SyncPage.tsx';
import { TimesheetPage } from '../features/timesheet/TimesheetPage.tsx';
import { ChecksPage } from '../features/todo/ChecksPage.tsx';
import { TodoPage } from '../features/todo/TodoPage.tsx';
import { maySeePage } from '../../shared/rules/pageRights.ts';
import { roleIn, useStudio } from '../data/studio.ts';
import { firstPlaceOf } from '../parts/firstPlace.ts';
import { go } from '../place/navigation.ts';
import { type Place, productionOf } from '../place/place.ts';
import { Forbidden } from '../ui/Forbidden.tsx';
import { ListWithPanel } from './ListWithPanel.tsx';

type Props = { readonly place: Place };

/** What a place shows to whom: a link may lead to what is for others. */
export function Page({ place }: Props) {
  const { t } = useTranslation();
  const studio = useStudio();
  const role = roleIn(studio, productionOf(place));
  if (maySeePage(role, place.page)) return <PageOf place={place} />;
  const title = t('forbidden.title', { role: t(`roles.${role}`), page: t(`pages.${titleOf(place)}`) });
  return <Forbidden title={title} description={t('forbidden.description')} action={<ToBeginning />} />;
}

/** Which screen a place shows. The compiler asks for each. */
function PageOf({ place }: Props) {
  switch (place.page) {
    case 'shots':
    case 'assets':
    case 'sequences':
    case 'episodes':
    case 'edits':
    case 'concepts':
      return (
        <ListWithPanel place={place}>
          <EntitiesPage key={`${place.page} ${place.productionId}`} place={place} />
        </ListWithPanel>
      );
    case 'casting':
      return <CastingPage key={place.productionId} place={place} />;
    case 'entity':
      return (
        <ListWithPanel place={place}>
          <EntityPage place={place} />
        </ListWithPanel>
      );
    case 'task':
      return <TaskPage place={place} />;
    case 'review':
      return <ReviewPage place={place} Side={ReviewPanel} />;
    case 'playlists':
      return <PlaylistsPage key={place.productionId} place={place} Notes={EntryNotes} />;
    case 'team':
      return <PeoplePage key={place.productionId} productionId={place.productionId} />;
    case 'people':
      return <PeoplePage key="people" productionId={null} />;
    case 'person':
      return (
        <ListWithPanel place={place}>
          <PersonPage key={place.personId} place={place} />
        </ListWithPanel>
      );
    case 'chats':
      return <ChatsPage entityId={place.entityId} />;
    case 'news':
      return (
        <ListWithPanel place={place} shownCommentId={place.commentId}>
          <NewsPage key={place.productionId} place={place} />
        </ListWithPanel>
      );
    case 'my-tasks':
      return (
        <ListWithPanel place={place}>
          <TodoPage place={place} />
        </ListWithPanel>
      );
    case 'my-checks':
      return (
        <ListWithPanel place={place}>
          <ChecksPage place={place} />
        </ListWithPanel>
      );
    case 'timesheet':
      return <TimesheetPage place={place} />;
    case 'inbox':
      return (
        <ListWithPanel place={place} shownCommentId={place.commentId} lead={<WhyNote place={place} />}>
          <InboxPage place={place} />
        </ListWithPanel>
      );
    case 'unknown':
      return <UnknownPage />;
    case 'sync':
      return <SyncPage />;
    case 'settings':
      return <SettingsPage section={place.section} />;
  }
}

function UnknownPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="search"
      title={t('unknown.title')}
      description={t('unknown.description')}
      action={<ToBeginning />}
    />
  );
}

/** To where one would have begun. */
function ToBeginning() {
  const { t } = useTranslation();
  const studio = useStudio();
  const place = firstPlaceOf(studio);
  return <Button onClick={() => go(place)}>{t('forbidden.instead', { page: t(`pages.${titleOf(place)}`) })}</Button>;
}

/** The page of somebody is one of those of people. */
const titleOf = ({ page }: Place) => (page === 'person' ? 'people' : page === 'entity' ? 'unknown' : page);
