"""The studio itself: what Zou made at its start, more task types, file types, and the people."""

import collections
import os

from zou.app.models.day_off import DayOff
from zou.app.models.department import Department
from zou.app.models.entity_type import EntityType
from zou.app.models.file_status import FileStatus
from zou.app.models.output_type import OutputType
from zou.app.models.person import Person
from zou.app.models.project_status import ProjectStatus
from zou.app.models.software import Software
from zou.app.models.task_status import TaskStatus
from zou.app.models.task_type import TaskType
from zou.app.utils import auth

from .options import options
from .rows import PASSWORD, anchor, days, new_id, rng, rows, stamped

FIRST_NAMES = (
    "Ada Basil Chloe Dario Elsa Farid Greta Hugo Ines Jonas Kira Liam Mona "
    "Nils Oona Pablo Quinn Rosa Sacha Tove Ugo Vera Wim Xenia Yann Zoë"
).split()
LAST_NAMES = (
    "Abel Bianchi Castel Dufour Eriksen Ferrand Gallo Haas Ito Jensen Klein "
    "Lambert Moreau Novak O'Brien Pereira Quist Rossi Sato Tanaka Urban "
    "Vidal Weiss Xu Young Zidane"
).split()
# Used when more task types per shot are asked for than Zou creates itself.
MORE_SHOT_TASK_TYPES = [
    ("Matchmove", "Layout", "#90A4AE"),
    ("Roto", "Compositing", "#A1887F"),
    ("Character FX", "FX", "#4DD0E1"),
    ("Crowd", "Animation", "#AED581"),
    ("Matte Painting", "Concept", "#FFB74D"),
    ("Grading", "Compositing", "#BA68C8"),
    ("Grooming", "FX", "#7986CB"),
    ("Stereo", "Compositing", "#4DB6AC"),
]


class Studio:
    """Ids by name: departments, entity_types, statuses, output_types; people by role; task types by kind of entity."""

    def __init__(self):
        self.administrator = Person.get_by(email=os.environ["ZOU_ADMIN_EMAIL"]).id
        self.open = ProjectStatus.get_by(name="Open").id
        self.closed = ProjectStatus.get_by(name="Closed").id
        self.departments = {row.name: row.id for row in Department.query.all()}
        self.entity_types = {row.name: row.id for row in EntityType.query.all()}
        self.asset_types = [self.entity_types[name] for name in ("Character", "Prop", "Environment", "FX")]
        short_names = ("todo", "ready", "wip", "wfa", "retake", "done")
        self.statuses = {name: TaskStatus.get_by(short_name=name).id for name in short_names}
        self.asset_task_types = task_types_for("Asset")
        self.edit_task_types = task_types_for("Edit")
        self.shot_task_types = self.enough_shot_task_types()
        self.people = collections.defaultdict(list)
        self.accounts = []
        self.names = {self.administrator: "Super Admin"}
        self.make_people()
        self.make_file_types()

    def enough_shot_task_types(self):
        found = task_types_for("Shot")
        for name, department, color in MORE_SHOT_TASK_TYPES:
            if len(found) >= options.tasks_per_shot:
                break
            task_type = new_id()
            department_id = self.departments[department]
            rows.add(
                TaskType, id=task_type, name=name, short_name="", color=color, for_entity="Shot",
                priority=len(found) + 1, department_id=department_id, **stamped(anchor - days(365)),
            )
            found.append((task_type, name, department_id))
        return found[: options.tasks_per_shot]

    def make_people(self):
        """Accounts are ROLE1@example.com, ROLE2@example.com… with one password."""
        password = auth.encrypt_password(PASSWORD)
        departments = sorted(self.departments.items())
        number = 0
        for role, prefix, count in role_numbers():
            for index in range(1, count + 1):
                person = new_id()
                first = FIRST_NAMES[number % len(FIRST_NAMES)]
                last = LAST_NAMES[(number * 7 + number // len(FIRST_NAMES)) % len(LAST_NAMES)]
                if number >= len(FIRST_NAMES) * len(LAST_NAMES):
                    last += f" {number}"
                number += 1
                email = f"{prefix}{index}@example.com"
                rows.add(
                    Person, id=person, first_name=first, last_name=last, email=email, password=password, role=role,
                    active=True, archived=False, phone=f"+33 1 00 00 {number % 100:02d} {number // 100:02d}",
                    desktop_login=f"{prefix}{index}", notifications_enabled=False, data={},
                    daily_salary=200 + 25 * rng.randint(0, 12),
                    position="supervisor" if role == "supervisor" else "artist",
                    seniority=rng.choice(["junior", "mid", "senior"]),
                    contract_type=rng.choice(["open-ended", "fixed-term", "freelance"]),
                    **stamped(anchor - days(200)),
                )
                self.people[prefix].append(person)
                self.names[person] = f"{first} {last}"
                self.accounts.append({"email": email, "password": PASSWORD, "role": role, "id": str(person)})
                if prefix in ("supervisor", "artist", "vendor"):
                    rows.link(Person.departments, person, departments[(index - 1) % len(departments)][1])
                if prefix == "supervisor" and index == 1:
                    # supervisor1 covers two departments
                    rows.link(Person.departments, person, departments[1][1])
        self.workers = self.people["artist"] + self.people["vendor"]
        for person in self.workers[:: max(1, len(self.workers) // 10)]:
            day = anchor.date() + days(rng.randint(-10, 30))
            rows.add(
                DayOff, id=new_id(), person_id=person, date=day, end_date=day + days(rng.randint(0, 4)),
                description="Holidays", **stamped(anchor - days(20)),
            )

    def make_file_types(self):
        moment = stamped(anchor - days(200))
        self.file_status = rows.add(FileStatus, id=new_id(), name="On disk", color="#22d160", **moment)["id"]
        self.software = rows.add(
            Software, id=new_id(), name="Blender", short_name="bl", file_extension="blend", secondary_extensions=None,
            **moment,
        )["id"]
        self.output_types = {
            name: rows.add(OutputType, id=new_id(), name=name, short_name=short_name, **moment)["id"]
            for name, short_name in (("Geometry", "geo"), ("Cache", "cache"), ("Image sequence", "img"))
        }


def task_types_for(entity):
    found = TaskType.query.filter_by(for_entity=entity).all()
    return [(row.id, row.name, row.department_id) for row in sorted(found, key=lambda row: (row.priority, row.name))]


def role_numbers():
    total = options.people
    admins = max(1, round(total * 0.02))
    managers = max(1, round(total * 0.06))
    supervisors = max(1, round(total * 0.12))
    clients = max(1, round(total * 0.04))
    vendors = max(1, round(total * 0.06))
    artists = max(1, total - admins - managers - supervisors - clients - vendors)
    return [
        ("admin", "admin", admins), ("manager", "manager", managers), ("supervisor", "supervisor", supervisors),
        ("user", "artist", artists), ("client", "client", clients), ("vendor", "vendor", vendors),
    ]
