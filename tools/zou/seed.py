"""
Fills a Zou server with a studio's worth of data, the same for the same
options. Run it through "npm run zou -- seed VERSION PORT": it needs the
server's environment (database, Redis, storage) and its virtual environment.

Rows are written in bulk through Zou's own models; files are uploaded over
HTTP. Writes seed.json beside the instance's state: accounts and ids.
"""

import json
import os
import sys

from seeding.options import options

# Read before Zou is imported, which takes seconds: --help must not.
import sqlalchemy as sa
import zou.app
from zou.app import db
from zou.app.models.project import Project
from zou.app.utils import cache

from seeding.comments import make_comments, make_playlists
from seeding.entities import (
    make_asset_instances, make_assets, make_castings, make_edits, make_episodes, make_shots,
)
from seeding.files import make_chat, make_files, make_import_errors
from seeding.previews import RATES, clone_previews, upload_previews
from seeding.productions import Production
from seeding.rows import PASSWORD, report, rows
from seeding.studio import Studio
from seeding.tasks import make_tasks

FEATURE = "Seed Feature"


def make_productions(studio):
    everyone = [person for people in studio.people.values() for person in people]
    feature = Production(studio, FEATURE, "featurefilm", studio.open, [studio.administrator, *everyone])
    make_assets(studio, feature, options.assets)
    make_shots(studio, feature, options.shots)
    make_edits(studio, feature, ["Trailer", "Final cut"])

    # The same crew, but without the second client and vendor and every fourth artist.
    away = {*studio.people["client"][1:], *studio.people["vendor"][1:], *studio.people["artist"][3::4]}
    team = [studio.administrator, *(person for person in everyone if person not in away)]
    series = Production(
        studio, "Seed Series", "tvshow", studio.open, team, fps="24", nb_episodes=3, episode_span=14,
        is_set_preview_automated=True,
    )
    make_episodes(studio, series, ["complete", "running", "standby"])
    make_assets(studio, series, max(4, min(40, options.assets // 2)))
    for episode in series.episodes:
        make_shots(studio, series, max(4, min(60, options.shots // 5)), episode=episode["id"])
    make_edits(studio, series, ["Cut"])

    rates = []
    for fps in list(RATES)[2 : options.movies]:
        production = Production(studio, f"Seed {fps} fps", "short", studio.open, [studio.administrator, *everyone], fps=fps)
        make_assets(studio, production, 2)
        make_shots(studio, production, 2)
        rates.append(production)

    archive = Production(studio, "Seed Archive", "short", studio.closed, [studio.administrator, *studio.people["manager"]])
    make_assets(studio, archive, 2)
    make_shots(studio, archive, 3)
    return [feature, series, *rates, archive]


def fill():
    studio = Studio()
    productions = make_productions(studio)
    for production in productions:
        make_castings(production)
        make_tasks(studio, production, production.assets, studio.asset_task_types)
        make_tasks(studio, production, production.shots, studio.shot_task_types)
        make_tasks(studio, production, production.edits, studio.edit_task_types)
        make_playlists(studio, production)
    make_comments(studio, productions)
    for production in productions[:2]:
        make_files(studio, production, make_asset_instances(production))
        make_chat(studio, production.shots[0])
    make_import_errors()
    report("rows made")
    rows.write()
    db.session.execute(sa.text("analyze"))
    db.session.commit()
    cache.clear()
    largest = sorted(rows.counts.items(), key=lambda item: -item[1])[:8]
    report("rows written: " + ", ".join(f"{name} {count}" for name, count in largest))
    return studio, productions


def ids_of(entities):
    return [str(entity["id"]) for entity in entities]


def main():
    with zou.app.app.app_context():
        if Project.get_by(name=FEATURE) is not None:
            sys.exit("seed: this server is already seeded (npm run zou -- reset VERSION PORT)")
        studio, productions = fill()
        previews = upload_previews(studio, productions)
        if options.cloned_previews:
            clone_previews(productions[0], previews)
        summary = {
            "url": os.environ["ZOU_URL"],
            "version": os.environ["ZOU_VERSION"],
            "options": {**vars(options), "anchor": options.anchor.date().isoformat()},
            "accounts": [
                {
                    "email": os.environ["ZOU_ADMIN_EMAIL"], "password": os.environ["ZOU_ADMIN_PASSWORD"],
                    "role": "admin", "id": str(studio.administrator),
                },
                *studio.accounts,
            ],
            "password": PASSWORD,
            "projects": {
                production.name: {
                    "id": str(production.id), "episodes": ids_of(production.episodes),
                    "sequences": ids_of(production.sequences), "edits": ids_of(production.edits),
                    "first_shots": ids_of(production.shots[:10]), "first_assets": ids_of(production.assets[:10]),
                }
                for production in productions
            },
            "previews": previews,
            "rows": dict(rows.counts),
        }
        with open(os.path.join(os.environ["ZOU_STATE"], "seed.json"), "w") as stream:
            json.dump(summary, stream, indent=2, default=str)
        report("done")


main()
