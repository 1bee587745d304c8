"""Comments with what they leave behind: news, notifications and the event log; and the playlists."""

import collections
import datetime

from zou.app.models.comment import Comment, acknowledgements_table, mentions_table
from zou.app.models.event import ApiEvent
from zou.app.models.news import News
from zou.app.models.notification import Notification
from zou.app.models.playlist import Playlist

from .options import options
from .rows import anchor, days, new_id, rng, rows, stamped

REMARKS = [
    "Looks great, one step further on the timing please.",
    "The silhouette reads well now.",
    "Foot sliding from frame {frame}, please fix.",
    "Light direction does not match the previous shot.",
    "Approved with notes, see the checklist.",
    "New version: arcs cleaned up, holds shortened by 4 frames.",
    "Can we try it **without** the camera move?",
    "Retake: intersection between hand and prop at frame {frame}.",
    "Élargir le cadre, s'il vous plaît — la tête touche le bord.",
    "Playblast attached. Simulation is still rough.",
    "OK for me 👍",
    "Render is noisy in the shadows, raise the samples.\n\nSee frame {frame}.",
]
# The last statuses a task went through to be where it stands.
HISTORY = {"wip": ["wip"], "wfa": ["wip", "wfa"], "retake": ["wfa", "retake"], "done": ["wfa", "done"]}
CHECKLIST = ("Fix arcs", "Clean the contact frames", "Render again")
KEPT_EVENTS = 20000


def make_comments(studio, productions):
    started = [
        (production, *entry) for production in productions for entry in production.tasks if entry[3] and entry[2] in HISTORY
    ]
    rng.shuffle(started)
    if not started:
        return
    each, more = divmod(options.comments, len(started))
    events = []
    for index, (production, task, _, status, assigned) in enumerate(started):
        number = each + (index < more)
        if number:
            make_thread(studio, production, task, status, assigned, number, events)
    events.sort(key=lambda event: event[:2])
    for moment, name, author, project, data in events[-KEPT_EVENTS:]:
        rows.add(
            ApiEvent, id=new_id(), name=name, user_id=author, project_id=project,
            data={**data, "project_id": str(project)}, **stamped(moment),
        )


def make_thread(studio, production, task, status, assigned, number, events):
    supervisors = studio.people["supervisor"]
    artist = assigned[0]
    history = HISTORY[status]
    steps = [history[0]] * (number - len(history)) + history[-number:]
    moment = task["updated_at"] - datetime.timedelta(hours=5 * len(steps))
    previous = studio.statuses["todo"]
    for short_name in steps:
        moment += datetime.timedelta(hours=rng.randint(1, 4), minutes=rng.randint(0, 59))
        author = artist if short_name in ("wip", "wfa") else rng.choice(supervisors)
        other = rng.choice(supervisors) if author == artist else artist
        status_id = studio.statuses[short_name]
        changed = previous != status_id
        comment, mentioned = make_comment(studio, task, status_id, author, other, moment)
        rows.add(
            News, id=new_id(), change=changed, author_id=author, comment_id=comment, task_id=task["id"],
            preview_file_id=None, **stamped(moment),
        )
        told = {person: ("comment", changed) for person in assigned if person != author}
        if mentioned:
            told[mentioned] = ("mention", False)
        for person, (kind, change) in told.items():
            rows.add(
                Notification, id=new_id(), read=moment < anchor - days(7) or rng.random() < 0.3, change=change,
                type=kind, person_id=person, author_id=author, comment_id=comment, task_id=task["id"],
                playlist_id=None, reply_id=None, **stamped(moment),
            )
        ids = {"comment_id": str(comment), "task_id": str(task["id"]), "task_status_id": str(status_id)}
        events.append((moment, "comment:new", author, production.id, ids))
        if changed:
            change = {
                "task_id": str(task["id"]), "new_task_status_id": str(status_id),
                "previous_task_status_id": str(previous), "person_id": str(author),
            }
            events.append((moment, "task:status-changed", author, production.id, change))
            events.append((moment, "task:update", author, production.id, {"task_id": str(task["id"])}))
        previous = status_id
        task["last_comment_date"] = moment
        task["updated_at"] = moment


def make_comment(studio, task, status_id, author, other, moment):
    text = rng.choice(REMARKS).format(frame=rng.randint(101, 160))
    mentioned = other if rng.random() < 0.15 else None
    if mentioned:
        text = f"@{studio.names[mentioned]} {text}"
    replies = []
    if rng.random() < 0.12:
        date = (moment + datetime.timedelta(minutes=25)).strftime("%Y-%m-%dT%H:%M:%S")
        replies.append({
            "id": str(new_id()), "date": date, "person_id": str(other), "text": "Will do.", "mentions": [],
            "department_mentions": [], "created_at": date,
        })
    checklist = []
    if rng.random() < 0.1:
        checklist = [{"text": text, "checked": rng.random() < 0.5} for text in CHECKLIST]
    comment = new_id()
    rows.add(
        Comment, id=comment, object_id=task["id"], object_type="Task", text=text, data=None, replies=replies,
        checklist=checklist, pinned=rng.random() < 0.02, for_client=False, links=[], task_status_id=status_id,
        person_id=author, editor_id=None, preview_file_id=None, **stamped(moment),
    )
    if mentioned:
        rows.add(mentions_table, comment=comment, person=mentioned)
    if rng.random() < 0.05:
        rows.add(acknowledgements_table, comment=comment, person=other)
    return comment, mentioned


def make_playlists(studio, production):
    by_sequence = collections.defaultdict(list)
    for shot in production.shots:
        by_sequence[shot["parent_id"]].append(shot)
    for index, sequence in enumerate(production.sequences[:40]):
        rows.add(
            Playlist, id=new_id(), name=f"Review {index + 1:03d} {sequence['name']}", project_id=production.id,
            episode_id=sequence["parent_id"], for_entity="shot", for_client=index % 5 == 0, is_for_all=False,
            task_type_id=studio.shot_task_types[index % len(studio.shot_task_types)][0],
            shots=[{"entity_id": str(shot["id"]), "preview_file_id": None} for shot in by_sequence[sequence["id"]][:20]],
            created_by=studio.people["manager"][0], **stamped(anchor - days(index + 1)),
        )
