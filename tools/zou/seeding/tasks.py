import datetime
import math

from zou.app.models.subscription import Subscription
from zou.app.models.task import Task
from zou.app.models.time_spent import TimeSpent

from .rows import anchor, days, new_id, rng, rows, stamped, working_moment

COMPLETION = {"done": 100, "wfa": 80, "retake": 60, "wip": 40}


def status_at(progress):
    """The status of a task whose entity is PROGRESS tasks past its start."""
    if progress >= 1:
        return rng.choices(["done", "retake", "wfa"], [94, 3, 3])[0]
    if progress > 0:
        return rng.choices(["wip", "wfa", "retake", "ready"], [45, 25, 20, 10])[0]
    if progress > -1:
        return rng.choices(["ready", "todo"], [40, 60])[0]
    return "todo"


def midnight(moment):
    return moment.replace(hour=0, minute=0, second=0)


def make_task(studio, production, entity, task_type, status, workers):
    begun = status in COMPLETION
    estimation = 480.0 * rng.choice([0.5, 1, 1, 2, 3, 5])
    start = midnight(working_moment(-90, 60))
    if begun:
        start = min(start, midnight(working_moment(-60, -5)))
    due = start + days(math.ceil(estimation / 480 * 1.6))
    created = anchor - days(rng.randint(61, 90))
    updated = working_moment(-60, -1) if begun else created
    retakes = rng.choice([1, 1, 2, 3]) if status == "retake" or (begun and rng.random() < 0.2) else 0
    task = rows.add(
        Task, id=new_id(), name="main", project_id=production.id, task_type_id=task_type,
        task_status_id=studio.statuses[status], entity_id=entity["id"], assigner_id=studio.people["manager"][0],
        priority=rng.choices([0, 1, 2, 3], [80, 12, 6, 2])[0], difficulty=rng.choice([1, 2, 3, 3, 3, 4, 5]),
        estimation=estimation, duration=0.0, completion_rate=COMPLETION.get(status, 0), retake_count=retakes,
        sort_order=0, start_date=start, due_date=due, real_start_date=start if begun else None,
        end_date=due if status in ("wfa", "done") else None, done_date=due if status == "done" else None,
        last_comment_date=None, last_preview_file_id=None, nb_assets_ready=0, nb_drawings=0, data=None,
        description=None, **stamped(created, updated),
    )
    assigned = []
    if workers and (begun or rng.random() < 0.7):
        assigned = rng.sample(workers, 2 if rng.random() < 0.05 and len(workers) > 1 else 1)
    for person in assigned:
        rows.link(Task.assignees, task["id"], person)
    if begun and assigned and rng.random() < 0.25:
        first = updated.date() - days(3)
        for day in range(rng.randint(1, 3)):
            duration = rng.choice([60, 120, 240, 420, 480])
            task["duration"] += duration
            rows.add(
                TimeSpent, id=new_id(), duration=duration, date=first + days(day), task_id=task["id"],
                person_id=assigned[0], **stamped(updated),
            )
    if begun and rng.random() < 0.02:
        rows.add(
            Subscription, id=new_id(), person_id=studio.people["supervisor"][0], task_id=task["id"], entity_id=None,
            task_type_id=None, **stamped(updated + datetime.timedelta(hours=1)),
        )
    production.tasks.append((task, entity, status, assigned))


def make_tasks(studio, production, entities, task_types):
    team = set(production.team)
    workers = [person for person in studio.workers if person in team]
    for entity in entities:
        progress = rng.random() * 1.15 * len(task_types)
        for index, (task_type, _, _) in enumerate(task_types):
            make_task(studio, production, entity, task_type, status_at(progress - index), workers)
