"""
What must go through Zou itself: pictures, movies, attachments and a background
are uploaded over HTTP, so that they are processed as they are for its users.
"""

import collections
import concurrent.futures
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time

import requests
import sqlalchemy as sa
from PIL import Image, ImageDraw, ImageFont
from zou.app import db
from zou.app.models.entity import Entity
from zou.app.models.playlist import Playlist
from zou.app.models.preview_file import PreviewFile
from zou.app.models.task import Task
from zou.app.utils import cache

from .options import options
from .rows import anchor, new_id, report, rows, stamped

# Zou re-encodes a movie to the frame rate of its production, so each rate needs a production of its own.
RATES = {"25": "25", "24": "24", "30": "30", "23.976": "24000/1001"}
CONFIRMATION_SECONDS = 60


class Client:
    def __init__(self):
        self.url = os.environ["ZOU_URL"] + "/api"
        self.session = requests.Session()
        account = {"email": os.environ["ZOU_ADMIN_EMAIL"], "password": os.environ["ZOU_ADMIN_PASSWORD"]}
        self.session.headers["Authorization"] = "Bearer " + self.call("POST", "/auth/login", json=account)["access_token"]

    def call(self, method, path, **content):
        response = self.session.request(method, self.url + path, **content)
        if not response.ok:
            raise SystemExit(f"seed: {method} {response.url} answered {response.status_code}: {response.text[:300]}")
        return response.json()


def find_font():
    for path in (
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
        "/usr/share/fonts/TTF/DejaVuSans.ttf",
    ):
        if os.path.exists(path):
            return path
    if shutil.which("fc-match"):
        path = subprocess.run(["fc-match", "-f", "%{file}", "sans"], capture_output=True, text=True).stdout
        if os.path.exists(path):
            return path
    return None


def make_movie(path, fps, rate):
    """A test picture with a sound; where a font is found, with its frame number burnt in, from 1."""
    font = find_font()
    counter = (
        f"drawtext=fontfile={font}:fontsize=120:fontcolor=white:box=1:boxcolor=black@0.6:boxborderw=20:"
        f"x=(w-tw)/2:y=(h-th)/2:text=%{{frame_num}}:start_number=1,"
        f"drawtext=fontfile={font}:fontsize=32:fontcolor=yellow:x=32:y=h-64:text={fps} fps"
    )
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc2=size=1280x720:rate={rate}"]
    command += ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", str(options.movie_seconds)]
    command += ["-vf", counter] if font else []
    command += ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest", path]
    subprocess.run(command, check=True)
    with open(path, "rb") as stream:
        return stream.read()


def make_picture(number):
    picture = Image.linear_gradient("L").resize((1280, 720)).convert("RGB")
    tint = Image.new("RGB", picture.size, tuple((number * step) % 200 + 40 for step in (37, 91, 53)))
    picture = Image.blend(picture, tint, 0.6)
    font = find_font()
    if font:
        draw = ImageDraw.Draw(picture)
        draw.text((640, 360), f"{number:03d}", fill="white", anchor="mm", font=ImageFont.truetype(font, 200))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def make_background():
    """A small Radiance picture: a header, then four bytes for each pixel."""
    width, height = 64, 32
    pixels = bytes(value for y in range(height) for x in range(width) for value in (x * 4, y * 8, 128, 128))
    return f"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y {height} +X {width}\n".encode() + pixels


def pick_tasks(studio, production, number):
    """Tasks to publish on: the third task type first, assigned ones first, one for each shot."""
    shots = {shot["id"] for shot in production.shots[:2000]}
    order = [task_type for task_type, *_ in studio.shot_task_types]
    first = min(2, len(order) - 1)
    order = order[first:] + order[:first]
    candidates = [entry for entry in production.tasks if entry[1]["id"] in shots]
    candidates.sort(key=lambda entry: (not entry[3], order.index(entry[0]["task_type_id"])))
    return candidates[:number]


def upload_previews(studio, productions):
    """Comment, then preview, then file: as the web client publishes."""
    feature = productions[0]
    chosen = [(fps, *pick_tasks(studio, production, 1)[0]) for fps, production in list(zip(RATES, productions))[: options.movies]]
    chosen += [(None, *entry) for entry in pick_tasks(studio, feature, options.pictures + 1)[1:]]
    folder = tempfile.mkdtemp(dir=os.environ["TMP_DIR"])
    client = Client()

    def publish(item):
        index, (fps, task, entity, _, assigned) = item
        comment = client.call(
            "POST", f"/actions/tasks/{task['id']}/comment",
            json={
                "task_status_id": str(studio.statuses["wfa"]), "comment": f"Seed preview {index + 1}.",
                "person_id": str((assigned or [studio.administrator])[0]),
            },
        )
        preview = client.call("POST", f"/actions/tasks/{task['id']}/comments/{comment['id']}/add-preview", json={})
        if fps:
            name, content = f"seed_{fps}fps.mp4", make_movie(os.path.join(folder, f"{index}.mp4"), fps, RATES[fps])
        else:
            name, content = f"seed_{index + 1:03d}.png", make_picture(index + 1)
        client.call("POST", f"/pictures/preview-files/{preview['id']}", files={"file": (name, content)})
        return {
            "id": preview["id"], "name": name, "fps": fps, "project_id": str(task["project_id"]),
            "task_id": str(task["id"]), "entity_id": str(entity["id"]),
        }

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        previews = list(pool.map(publish, enumerate(chosen)))
    shutil.rmtree(folder)
    report(f"{len(previews)} previews uploaded")
    deadline = time.time() + CONFIRMATION_SECONDS + 30 * options.movies
    for preview in previews:
        while True:
            found = client.call("GET", f"/data/preview-files/{preview['id']}")
            if found["status"] == "ready":
                break
            if found["status"] == "broken" or time.time() > deadline:
                sys.exit(f"seed: preview {preview['name']} is {found['status']}; see {os.environ['ZOU_STATE']}/logs/jobs.log")
            time.sleep(0.2)
        preview["extension"] = found["extension"]
        client.call("PUT", f"/actions/preview-files/{preview['id']}/set-main-preview", json={})
    if previews:
        annotate(studio, client, previews[0])
        add_dailies(studio, feature, previews)
    upload_attachment(studio, client, feature)
    upload_background(client)
    report(f"{len(previews)} previews processed")
    return previews


def annotate(studio, client, preview):
    """One line drawn, at the first second of a movie or on the picture."""
    line = {
        "id": str(new_id()), "type": "path", "stroke": "#ff3860", "strokeWidth": 6, "fill": None, "left": 100,
        "top": 100, "width": 200, "height": 120, "scaleX": 1, "scaleY": 1, "angle": 0, "canvasWidth": 1280,
        "canvasHeight": 720, "createdBy": str(studio.administrator), "path": [["M", 100, 100], ["L", 300, 220]],
    }
    time_seconds = 1 if preview["fps"] and options.movie_seconds > 1 else 0
    additions = [{"time": time_seconds, "drawing": {"objects": [line]}}]
    client.call("PUT", f"/actions/preview-files/{preview['id']}/update-annotations", json={"additions": additions})


def add_dailies(studio, feature, previews):
    own = [preview for preview in previews if preview["project_id"] == str(feature.id)]
    rows.add(
        Playlist, id=new_id(), name="Seed dailies", project_id=feature.id, episode_id=None, for_entity="shot",
        for_client=False, is_for_all=False, task_type_id=None, created_by=studio.administrator,
        shots=[{"entity_id": preview["entity_id"], "preview_file_id": preview["id"]} for preview in own],
        **stamped(anchor),
    )
    rows.write()
    cache.clear()


def upload_attachment(studio, client, feature):
    task, _, status, _ = next(entry for entry in feature.tasks if entry[3])
    client.call(
        "POST", f"/actions/tasks/{task['id']}/comment",
        data={"task_status_id": str(studio.statuses[status]), "comment": "See the note."},
        files={"file": ("note.txt", b"A note from the seed.\n", "text/plain")},
    )


def upload_background(client):
    background = client.call("POST", "/data/preview-background-files", json={"name": "Courtyard", "is_default": True})
    client.call(
        "POST", f"/pictures/preview-background-files/{background['id']}", files={"file": ("courtyard.hdr", make_background())}
    )


def clone_previews(feature, previews):
    """
    Many more previews without the processing: each takes hard links to the
    files Zou made for one of the uploaded pictures.
    """
    pictures = [preview["id"] for preview in previews if preview["extension"] == "png"]
    files = collections.defaultdict(list)
    for parent, _, names in os.walk(os.environ["PREVIEW_FOLDER"]):
        for name in names:
            for picture in pictures:
                if picture in name:
                    files[picture].append((parent, name))
    done = {preview["entity_id"] for preview in previews}
    originals = {picture: PreviewFile.get(picture) for picture in pictures}
    pairs = []
    for task, entity, status, assigned in feature.tasks:
        if len(pairs) >= options.cloned_previews:
            break
        if not assigned or status in ("todo", "ready") or str(entity["id"]) in done:
            continue
        done.add(str(entity["id"]))
        source = pictures[len(pairs) % len(pictures)]
        preview = str(new_id())
        for parent, name in files[source]:
            # The storage spreads files over folders named after the id.
            folder = parent.replace(os.path.join(*split(source)), os.path.join(*split(preview)))
            os.makedirs(folder, exist_ok=True)
            os.link(os.path.join(parent, name), os.path.join(folder, name.replace(source, preview)))
        original = originals[source]
        rows.add(
            PreviewFile, id=preview, name=preview[:13], original_name="clone", revision=1, position=1,
            extension="png", description=None, path=None, source="webgui", file_size=original.file_size,
            status="ready", validation_status="neutral", annotations=[], width=original.width,
            height=original.height, duration=0, task_id=task["id"], person_id=assigned[0], is_movie=False,
            **stamped(task["updated_at"]),
        )
        pairs.append((preview, task["id"], entity["id"]))
    rows.write()
    for start in range(0, len(pairs), 5000):
        part = pairs[start : start + 5000]
        for table, column, key in ((Entity.__table__, "preview_file_id", 2), (Task.__table__, "last_preview_file_id", 1)):
            db.session.connection().execute(
                table.update().where(table.c.id == sa.bindparam("row_id")).values({column: sa.bindparam("value")}),
                [{"row_id": pair[key], "value": pair[0]} for pair in part],
            )
    db.session.commit()
    cache.clear()
    report(f"{len(pairs)} previews cloned")


def split(identifier):
    return identifier[:3], identifier[3:6]
