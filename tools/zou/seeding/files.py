"""Working files, output files, chats and import errors: one of everything else a screen can show."""

from zou.app.models.chat import Chat, ChatParticipant
from zou.app.models.chat_message import ChatMessage
from zou.app.models.data_import_error import DataImportError
from zou.app.models.output_file import OutputFile
from zou.app.models.working_file import WorkingFile

from .rows import anchor, days, new_id, rows, stamped


def make_files(studio, production, instances):
    """Two revisions of the scene of the first shots' first tasks, and what was written from them."""
    first_shots = [shot["id"] for shot in production.shots[:3]]
    seen = set()
    for task, entity, _, _ in production.tasks:
        if entity["id"] not in first_shots or entity["id"] in seen:
            continue
        seen.add(entity["id"])
        author = studio.people["artist"][0]
        path = f"/productions/{production.name}/{entity['name']}"
        working = [
            rows.add(
                WorkingFile, id=new_id(), name="main", description="Scene", comment="", revision=revision, size=None,
                checksum=None, path=f"{path}/main_v{revision:03d}.blend", data=None, validation_status="neutral",
                task_id=task["id"], entity_id=entity["id"], person_id=author, software_id=studio.software,
                **stamped(anchor - days(40 - revision)),
            )
            for revision in (1, 2)
        ]
        for revision, source in enumerate(working, 1):
            make_output(studio, task, source["id"], f"{path}/geometry_v{revision:03d}.abc", revision, "Geometry", entity_id=entity["id"])
        for instance, shot in instances:
            if shot is entity:
                name = f"{path}/{instance['name']}.abc"
                make_output(
                    studio, task, working[-1]["id"], name, 1, "Cache", entity_id=instance["asset_id"],
                    asset_instance_id=instance["id"], temporal_entity_id=shot["id"],
                )


def make_output(studio, task, source, path, revision, output_type, **owner):
    rows.add(
        OutputFile, id=new_id(), name="main", canceled=False, size=None, checksum=None, description=None, comment="",
        extension=".abc", revision=revision, representation="abc", nb_elements=1, source=None, path=path, data=None,
        quality=None, file_status_id=studio.file_status, output_type_id=studio.output_types[output_type],
        task_type_id=task["task_type_id"], person_id=studio.people["artist"][0], source_file_id=source,
        **{"asset_instance_id": None, "temporal_entity_id": None, **owner}, **stamped(anchor - days(40 - revision)),
    )


def make_chat(studio, entity):
    writers = [studio.people["manager"][0], studio.people["supervisor"][0], studio.people["artist"][0]]
    chat = new_id()
    moment = anchor - days(3)
    rows.add(
        Chat, id=chat, object_id=entity["id"], object_type="entity", last_message=moment, **stamped(anchor - days(9))
    )
    for person in writers:
        rows.add(ChatParticipant, chat_id=chat, person_id=person)
    for index, text in enumerate(["Who takes the crowd?", "I do, after lunch.", "Thanks!"]):
        sent = anchor - days(5 - index)
        rows.add(ChatMessage, id=new_id(), chat_id=chat, person_id=writers[index], text=text, **stamped(sent))


def make_import_errors():
    for index in range(3):
        data = {"type": "Shot", "id": 1200 + index, "reason": "Sequence not found"}
        rows.add(DataImportError, id=new_id(), event_data=data, source="shotgun", **stamped(anchor - days(index + 1)))
