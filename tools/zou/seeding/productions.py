"""Productions and what belongs to them as a whole: team, types, descriptors, milestones, schedule, budget, filters."""

from zou.app.models.budget import Budget
from zou.app.models.budget_entry import BudgetEntry
from zou.app.models.metadata_descriptor import MetadataDescriptor
from zou.app.models.milestone import Milestone
from zou.app.models.project import Project
from zou.app.models.schedule_item import ScheduleItem
from zou.app.models.search_filter import SearchFilter

from .rows import anchor, days, new_id, rows, stamped

DESCRIPTORS = [
    # entity type, name, field, type, choices, shown to clients
    ("Shot", "Difficulty", "difficulty", "list", ["easy", "medium", "hard"], True),
    ("Shot", "Tags", "tags", "taglist", ["crowd", "fire", "night", "water"], False),
    ("Shot", "Handles", "handles", "number", [], False),
    ("Shot", "Stereo", "stereo", "boolean", [], False),
    ("Shot", "Brief", "brief", "string", [], True),
    ("Shot", "Delivery", "delivery", "checklist", ["[ ] slate", "[ ] audio"], False),
    ("Asset", "LOD", "lod", "list", ["high", "low", "proxy"], False),
    ("Asset", "Rigged", "rigged", "boolean", [], False),
    ("Asset", "Vendor note", "vendor_note", "string", [], False),
    ("Sequence", "Location", "location", "string", [], True),
]
MILESTONES = [("Kick-off", -110), ("Animatic lock", -30), ("First delivery", 60), ("Final delivery", 230)]
FILTERS = [("Late retakes", "retake"), ("My sequence", "SQ0010"), ("Done animation", "[Animation]=done")]


class Production:
    """Rows of a production that later steps need; `tasks` holds (task, entity, status, assignees)."""

    def __init__(self, studio, name, production_type, status, team, fps="25", **values):
        self.id = new_id()
        self.name = name
        self.team = team
        self.fps = fps
        self.episodes, self.sequences, self.shots, self.assets, self.edits, self.tasks = [], [], [], [], [], []
        self.moment = stamped(anchor - days(180))
        rows.add(
            Project, id=self.id, name=name, code=name.lower().replace(" ", "_"), description=f"{name}, made by the seed.",
            project_status_id=status, production_type=production_type, production_style="3d", fps=fps, ratio="16:9",
            resolution="1280x720", start_date=(anchor - days(120)).date(), end_date=(anchor + days(240)).date(),
            man_days=2000, data={}, **{"is_set_preview_automated": False, **values}, **self.moment,
        )
        for person in team:
            rows.link(Project.team, self.id, person)
        for task_types in (studio.asset_task_types, studio.shot_task_types, studio.edit_task_types):
            for priority, (task_type, *_) in enumerate(task_types, 1):
                rows.link(Project.task_types, self.id, task_type, id=new_id(), priority=priority)
        for priority, status_id in enumerate(studio.statuses.values(), 1):
            rows.link(Project.task_statuses, self.id, status_id, id=new_id(), priority=priority)
        for asset_type in studio.asset_types:
            rows.link(Project.asset_types, self.id, asset_type)
        self.add_descriptors(studio)
        self.add_planning(studio)
        self.add_budget(studio)
        for label, query in FILTERS:
            rows.add(
                SearchFilter, id=new_id(), list_type="shot", entity_type="Shot", name=label, search_query=query,
                person_id=studio.administrator, project_id=self.id, **self.moment,
            )

    def add_descriptors(self, studio):
        for position, (entity_type, label, field, data_type, choices, for_client) in enumerate(DESCRIPTORS, 1):
            descriptor = new_id()
            rows.add(
                MetadataDescriptor, id=descriptor, project_id=self.id, entity_type=entity_type, name=label,
                field_name=field, data_type=data_type, choices=choices, for_client=for_client, position=position,
                **self.moment,
            )
            if field == "handles":
                rows.link(MetadataDescriptor.departments, descriptor, studio.departments["Layout"])

    def add_planning(self, studio):
        for index, (label, offset) in enumerate(MILESTONES):
            task_type = studio.shot_task_types[min(index, len(studio.shot_task_types) - 1)][0]
            rows.add(
                Milestone, id=new_id(), name=label, date=(anchor + days(offset)).date(), project_id=self.id,
                task_type_id=task_type, **self.moment,
            )
        for index, (task_type, *_) in enumerate(studio.shot_task_types):
            start = anchor.date() + days(-100 + 20 * index)
            rows.add(
                ScheduleItem, id=new_id(), project_id=self.id, task_type_id=task_type, object_id=None,
                start_date=start, end_date=start + days(60), man_days=120, **self.moment,
            )

    def add_budget(self, studio):
        budget = new_id()
        rows.add(
            Budget, id=budget, project_id=self.id, revision=1, name="Base budget", currency="EUR", **self.moment
        )
        for index, (_, department) in enumerate(sorted(studio.departments.items())):
            rows.add(
                BudgetEntry, id=new_id(), budget_id=budget, department_id=department,
                person_id=studio.workers[index % len(studio.workers)] if index % 2 else None,
                start_date=(anchor - days(120)).date(), months_duration=6 + index, daily_salary=300.0 + 20 * index,
                position="artist", seniority="mid", exceptions={}, **self.moment,
            )
