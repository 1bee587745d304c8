/** What an exported queue says, in the languages of the app: it is read where no app is. */
import type { FieldKey } from '../../../shared/model/changes.ts';
import type { CommandKind, QueuedPlaylist, QueueRow } from '../../../shared/model/sync.ts';

export const exportLanguages = ['en', 'fr'] as const;
export type ExportLanguage = (typeof exportLanguages)[number];

type PlaylistDeed = NonNullable<QueuedPlaylist['deed']>;
type Standing = 'waiting' | 'by-author' | 'until-seen' | 'unknown' | 'rejected';

export type ExportWords = {
  readonly title: string;
  readonly folder: string;
  readonly introduction: (said: {
    readonly count: number;
    readonly person: string;
    readonly server: string;
    readonly time: string;
  }) => string;
  readonly howToRead: string;
  readonly nothing: string;
  readonly aTask: string;
  readonly anEntity: string;
  readonly fields: Readonly<Record<Exclude<FieldKey, `data.${string}`>, string>>;
  readonly kinds: Readonly<Record<CommandKind, (subject: string) => string>>;
  readonly playlistDeeds: Readonly<Record<PlaylistDeed, (subject: string, playlist: string) => string>>;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly refusedBecause: (reason: string) => string;
  readonly turn: (turn: NonNullable<QueueRow['turn']>) => string;
  readonly labels: Readonly<
    Record<
      | 'task'
      | 'playlist'
      | 'written'
      | 'standing'
      | 'status'
      | 'person'
      | 'priority'
      | 'time'
      | 'day'
      | 'checklist'
      | 'files'
      | 'on'
      | 'field'
      | 'value'
      | 'description',
      string
    >
  >;
  readonly priorities: readonly string[];
  readonly yes: string;
  readonly no: string;
  readonly fileMissing: string;
  readonly fileChanged: string;
};

const english: ExportWords = {
  title: 'What waits to be sent',
  folder: 'Inari queue',
  introduction: ({ count, person, server, time }) =>
    `${count === 1 ? '1 change' : `${String(count)} changes`} by ${person} had not reached ${server} on ${time}.`,
  howToRead:
    'They stand here in the order in which they go. Each has a folder with its text and copies of its files. They are still in the queue: this is a copy to read, and nothing was taken out of it.',
  nothing: 'Nothing waits.',
  aTask: 'a task',
  anEntity: 'a shot or an asset',
  fields: {
    name: 'Name',
    description: 'Description',
    lengthFrames: 'Frames',
    readyForTaskTypeId: 'Ready for',
    isCastingStandby: 'Stand-by',
    casting: 'Casting',
    assetTypeId: 'Asset type',
    isCanceled: 'Canceled',
    isShared: 'In the asset library',
    linkedIds: 'Linked asset',
    estimationMinutes: 'Estimate',
    startDate: 'Start date',
    dueDate: 'Due date',
    difficulty: 'Difficulty',
    isForClient: 'For the client',
    taskTypeId: 'Task type',
    entries: 'Contents',
    previewFileId: 'Revision',
  },
  kinds: {
    postComment: (subject) => `Comment on ${subject}`,
    editComment: (subject) => `Edited comment on ${subject}`,
    deleteComment: (subject) => `Deleted comment on ${subject}`,
    replyToComment: (subject) => `Reply on ${subject}`,
    deleteReply: (subject) => `Deleted reply on ${subject}`,
    deleteAttachment: (subject) => `Deleted attachment on ${subject}`,
    acknowledgeComment: (subject) => `Acknowledgement on ${subject}`,
    setTaskStatus: (subject) => `Status of ${subject}`,
    setPriority: (subject) => `Priority of ${subject}`,
    editTask: (subject) => `Field of ${subject}`,
    createEntity: (subject) => `New: ${subject}`,
    createConcept: (subject) => `New concept: ${subject}`,
    editEntity: (subject) => `Field of ${subject}`,
    changeCasting: (subject) => `Casting of ${subject}`,
    createPlaylist: (subject) => `New playlist: ${subject}`,
    editPlaylist: (subject) => `Field of the playlist ${subject}`,
    changePlaylist: (subject) => `Contents of the playlist ${subject}`,
    deletePlaylist: (subject) => `Deleted playlist ${subject}`,
    createTasks: (subject) => `New task on ${subject}`,
    deleteTasks: (subject) => `Deleted task, ${subject}`,
    deleteEntity: (subject) => `Deleted: ${subject}`,
    createDescriptor: (subject) => `New metadata column: ${subject}`,
    editDescriptor: (subject) => `Metadata column ${subject}`,
    deleteDescriptor: (subject) => `Deleted metadata column ${subject}`,
    orderDescriptors: (subject) => `Order of the metadata columns of ${subject}`,
    createSearch: (subject) => `New saved search: ${subject}`,
    editSearch: (subject) => `Saved search ${subject}`,
    deleteSearch: (subject) => `Deleted saved search ${subject}`,
    sayInChat: (subject) => `Message in the chat of ${subject}`,
    deleteChatMessage: (subject) => `Deleted message in the chat of ${subject}`,
    pinComment: (subject) => `Pinned or unpinned comment on ${subject}`,
    changePreview: (subject) => `Preview of ${subject}`,
    drawOnPreview: (subject) => `Drawing on ${subject}`,
    addToTeam: (subject) => `Into the team: ${subject}`,
    removeFromTeam: (subject) => `Out of the team: ${subject}`,
    assignTask: (subject) => `Assignment of ${subject}`,
    unassignTask: (subject) => `Unassignment of ${subject}`,
    logTime: (subject) => `Time on ${subject}`,
    setDaysOff: () => 'Days off',
    publishRevision: (subject) => `Publish, ${subject}`,
    followTask: (subject) => `Following ${subject}`,
    markNotifications: () => 'Notifications read or unread',
    editOwnNotes: () => 'Mails and messages from the server',
  },
  playlistDeeds: {
    add: (subject, playlist) => `${subject} added to ${playlist}`,
    remove: (subject, playlist) => `${subject} taken out of ${playlist}`,
    move: (subject, playlist) => `${subject} moved in ${playlist}`,
    revision: (subject, playlist) => `Revision of ${subject} in ${playlist}`,
  },
  standing: {
    waiting: 'Waits to be sent',
    'by-author': 'Held by its author',
    'until-seen': 'Waits for a look at it',
    unknown: 'Sent once, and its answer was lost: it may have arrived',
    rejected: 'Refused by the server',
  },
  refusedBecause: (reason) => `Refused by the server: ${reason}`,
  turn: ({ index, of }) => `${String(index)} of ${String(of)} on this task`,
  labels: {
    task: 'Task',
    playlist: 'Playlist',
    written: 'Written',
    standing: 'Standing',
    status: 'Status',
    person: 'Person',
    priority: 'Priority',
    time: 'Time',
    day: 'Day',
    checklist: 'Checklist',
    files: 'Files',
    on: 'Set',
    field: 'Field',
    value: 'Value',
    description: 'Description',
  },
  priorities: ['Normal', 'High', 'Very high', 'Emergency'],
  yes: 'yes',
  no: 'no',
  fileMissing: 'it was not there any more',
  fileChanged: 'it is not what it was when it was queued',
};

const french: ExportWords = {
  title: 'Ce qui attend d’être envoyé',
  folder: 'File d’attente Inari',
  introduction: ({ count, person, server, time }) =>
    `${count === 1 ? '1 modification' : `${String(count)} modifications`} de ${person} ${count === 1 ? 'n’était pas arrivée' : 'n’étaient pas arrivées'} sur ${server} le ${time}.`,
  howToRead:
    'Elles sont ici dans l’ordre où elles partent. Chacune a un dossier avec son texte et des copies de ses fichiers. Elles sont toujours dans la file d’attente : ceci est une copie à lire, rien n’en a été retiré.',
  nothing: 'Rien n’attend.',
  aTask: 'une tâche',
  anEntity: 'un plan ou un asset',
  fields: {
    name: 'Nom',
    description: 'Description',
    lengthFrames: 'Images',
    readyForTaskTypeId: 'Prêt pour',
    isCastingStandby: 'En attente',
    casting: 'Casting',
    assetTypeId: 'Type d’asset',
    isCanceled: 'Annulé',
    isShared: 'Dans la bibliothèque d’assets',
    linkedIds: 'Asset lié',
    estimationMinutes: 'Estimation',
    startDate: 'Date de début',
    dueDate: 'Échéance',
    difficulty: 'Difficulté',
    isForClient: 'Pour le client',
    taskTypeId: 'Type de tâche',
    entries: 'Contenu',
    previewFileId: 'Révision',
  },
  kinds: {
    postComment: (subject) => `Commentaire sur ${subject}`,
    editComment: (subject) => `Commentaire modifié sur ${subject}`,
    deleteComment: (subject) => `Commentaire supprimé sur ${subject}`,
    replyToComment: (subject) => `Réponse sur ${subject}`,
    deleteReply: (subject) => `Réponse supprimée sur ${subject}`,
    deleteAttachment: (subject) => `Pièce jointe supprimée sur ${subject}`,
    acknowledgeComment: (subject) => `Accusé de lecture sur ${subject}`,
    setTaskStatus: (subject) => `Statut de ${subject}`,
    setPriority: (subject) => `Priorité de ${subject}`,
    editTask: (subject) => `Champ de ${subject}`,
    createEntity: (subject) => `Nouveau : ${subject}`,
    createConcept: (subject) => `Nouveau concept : ${subject}`,
    editEntity: (subject) => `Champ de ${subject}`,
    changeCasting: (subject) => `Casting de ${subject}`,
    createPlaylist: (subject) => `Nouvelle playlist : ${subject}`,
    editPlaylist: (subject) => `Champ de la playlist ${subject}`,
    changePlaylist: (subject) => `Contenu de la playlist ${subject}`,
    deletePlaylist: (subject) => `Playlist ${subject} supprimée`,
    createTasks: (subject) => `Nouvelle tâche sur ${subject}`,
    deleteTasks: (subject) => `Tâche supprimée, ${subject}`,
    deleteEntity: (subject) => `Supprimé : ${subject}`,
    createDescriptor: (subject) => `Nouvelle colonne de métadonnées : ${subject}`,
    editDescriptor: (subject) => `Colonne de métadonnées ${subject}`,
    deleteDescriptor: (subject) => `Colonne de métadonnées ${subject} supprimée`,
    orderDescriptors: (subject) => `Ordre des colonnes de métadonnées de ${subject}`,
    createSearch: (subject) => `Nouvelle recherche enregistrée : ${subject}`,
    editSearch: (subject) => `Recherche enregistrée ${subject}`,
    deleteSearch: (subject) => `Recherche enregistrée ${subject} supprimée`,
    sayInChat: (subject) => `Message dans la discussion de ${subject}`,
    deleteChatMessage: (subject) => `Message supprimé dans la discussion de ${subject}`,
    pinComment: (subject) => `Commentaire épinglé ou détaché sur ${subject}`,
    changePreview: (subject) => `Preview de ${subject}`,
    drawOnPreview: (subject) => `Dessin sur ${subject}`,
    addToTeam: (subject) => `Dans l’équipe : ${subject}`,
    removeFromTeam: (subject) => `Hors de l’équipe : ${subject}`,
    assignTask: (subject) => `Assignation de ${subject}`,
    unassignTask: (subject) => `Désassignation de ${subject}`,
    logTime: (subject) => `Temps sur ${subject}`,
    setDaysOff: () => 'Jours de congé',
    publishRevision: (subject) => `Publication, ${subject}`,
    followTask: (subject) => `Suivi de ${subject}`,
    markNotifications: () => 'Notifications lues ou non lues',
    editOwnNotes: () => 'Courriels et messages du serveur',
  },
  playlistDeeds: {
    add: (subject, playlist) => `${subject} ajouté à ${playlist}`,
    remove: (subject, playlist) => `${subject} retiré de ${playlist}`,
    move: (subject, playlist) => `${subject} déplacé dans ${playlist}`,
    revision: (subject, playlist) => `Révision de ${subject} dans ${playlist}`,
  },
  standing: {
    waiting: 'Attend d’être envoyé',
    'by-author': 'Retenu par son auteur',
    'until-seen': 'Attend d’être relu',
    unknown: 'Envoyé une fois, et la réponse s’est perdue : peut-être arrivé',
    rejected: 'Refusé par le serveur',
  },
  refusedBecause: (reason) => `Refusé par le serveur : ${reason}`,
  turn: ({ index, of }) => `${String(index)} sur ${String(of)} pour cette tâche`,
  labels: {
    task: 'Tâche',
    playlist: 'Playlist',
    written: 'Écrit',
    standing: 'État',
    status: 'Statut',
    person: 'Personne',
    priority: 'Priorité',
    time: 'Temps',
    day: 'Jour',
    checklist: 'Liste de contrôle',
    files: 'Fichiers',
    on: 'Activé',
    field: 'Champ',
    value: 'Valeur',
    description: 'Description',
  },
  priorities: ['Normale', 'Haute', 'Très haute', 'Urgence'],
  yes: 'oui',
  no: 'non',
  fileMissing: 'il n’était plus là',
  fileChanged: 'il n’est plus ce qu’il était quand il a été mis en attente',
};

export const exportWords: Readonly<Record<ExportLanguage, ExportWords>> = { en: english, fr: french };
