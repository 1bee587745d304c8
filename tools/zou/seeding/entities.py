"""Episodes, sequences, shots, assets, edits, castings and asset instances."""

import datetime
import json
import math

from zou.app.models.asset_instance import AssetInstance
from zou.app.models.entity import Entity, EntityLink

from .rows import anchor, days, instants, new_id, rng, rows, stamped

SHOTS_PER_SEQUENCE = 25
NOUNS = (
    "Falcon Lantern Orchard Piston Quarry Ribbon Saddle Tunnel Umbrella "
    "Violin Wagon Anchor Barrel Compass Dynamo Engine Furnace Glacier "
    "Harbour Island Jungle Kettle Ladder Meadow"
).split()


def make_entity(production, entity_type, name, moment, **values):
    defaults = dict(
        parent_id=None, source_id=None, description=None, nb_frames=None, data={}, status="running",
        nb_entities_out=0, is_casting_standby=False, is_shared=False, canceled=False, created_by=None,
    )
    return rows.add(
        Entity, id=new_id(), name=name, project_id=production.id, entity_type_id=entity_type,
        **{**defaults, **values}, **stamped(moment, moment + days(rng.randint(0, 60))),
    )


def make_episodes(studio, production, statuses):
    for index, status in enumerate(statuses):
        production.episodes.append(
            make_entity(production, studio.entity_types["Episode"], f"E{index + 1:02d}", anchor - days(175), status=status)
        )


def make_assets(studio, production, number):
    episode = production.episodes[0]["id"] if production.episodes else None
    for index in range(number):
        name = NOUNS[index // 4 % len(NOUNS)] + ("" if index < 4 * len(NOUNS) else f" {index // (4 * len(NOUNS)) + 1}")
        production.assets.append(
            make_entity(
                production, studio.asset_types[index % len(studio.asset_types)], name,
                anchor - days(rng.randint(90, 170)),
                description=f"{name}: see the concept board." if index % 3 else "",
                source_id=episode if index % 5 == 0 else None,
                data={"lod": rng.choice(["high", "low", "proxy"]), "rigged": rng.choice(["true", "false"])},
                is_shared=index % 11 == 0,
            )
        )


def shot_data(index, frames, fps):
    """Uneven on purpose, as in real studios: numbers as texts, an fps here and there, keys missing."""
    data = {"frame_in": 101, "frame_out": 100 + frames, "difficulty": rng.choice(["easy", "medium", "hard"])}
    if index % 10 == 9:
        data.update(frame_in="101", frame_out=str(100 + frames))
    if index % 12 == 5:
        data["fps"] = fps
    if index % 3 == 0:
        data["tags"] = rng.choice(["crowd", "fire,night", "water", "night"])
    if index % 4 == 0:
        data.update(handles=rng.choice([5, 8, 10]), stereo=rng.choice(["true", "false"]))
    if index % 7 == 0:
        data["brief"] = f"{rng.choice(NOUNS)} enters frame, {rng.choice(['dusk', 'noon', 'night'])}."
    if index % 9 == 0:
        data["delivery"] = json.dumps({"slate": True, "audio": False})
    return data


def make_shots(studio, production, number, episode=None):
    for sequence_index in range(math.ceil(number / SHOTS_PER_SEQUENCE)):
        sequence = make_entity(
            production, studio.entity_types["Sequence"], f"SQ{(sequence_index + 1) * 10:04d}", anchor - days(170),
            parent_id=episode, data={"location": rng.choice(["harbour", "forest", "studio"])},
        )
        production.sequences.append(sequence)
        for index in range(min(SHOTS_PER_SEQUENCE, number - sequence_index * SHOTS_PER_SEQUENCE)):
            frames = rng.randint(24, 240)
            text = f"{rng.choice(NOUNS)} and {rng.choice(NOUNS).lower()}, {frames} frames."
            production.shots.append(
                make_entity(
                    production, studio.entity_types["Shot"], f"SH{(index + 1) * 10:04d}",
                    anchor - days(rng.randint(90, 165)), parent_id=sequence["id"], nb_frames=frames,
                    data=shot_data(index, frames, production.fps), canceled=rng.random() < 0.01,
                    description=text if rng.random() < 0.6 else None,
                )
            )


def make_edits(studio, production, names):
    parents = [episode["id"] for episode in production.episodes] or [None]
    for name in names:
        for parent in parents:
            production.edits.append(
                make_entity(production, studio.entity_types["Edit"], name, anchor - days(80), parent_id=parent)
            )


def make_castings(production):
    holders = [(shot, rng.randint(1, 5)) for shot in production.shots]
    # The first asset is a set made of two others.
    holders.append((production.assets[0], 2))
    for holder, number in holders:
        candidates = [asset for asset in production.assets if asset is not holder]
        picked = rng.sample(candidates, min(len(candidates), number))
        for asset in picked:
            rows.add(
                EntityLink, id=new_id(), entity_in_id=holder["id"], entity_out_id=asset["id"],
                nb_occurences=rng.choice([1, 1, 1, 2, 6]), label=rng.choice(["animate", "animate", "fixed"]), data={},
                # All different: entity links are paged by their date of creation.
                **stamped(anchor - days(80) + datetime.timedelta(milliseconds=137 * next(instants))),
            )
        holder["nb_entities_out"] = len(picked)


def make_asset_instances(production):
    """Two instances of an asset in each of the first shots; answers (instance, shot) pairs."""
    pairs = []
    asset = production.assets[0]
    for index, shot in enumerate(production.shots[:2]):
        for number in (1, 2):
            instance = rows.add(
                AssetInstance, id=new_id(), asset_id=asset["id"], name=f"{asset['name']}_{index * 2 + number:04d}",
                number=index * 2 + number, description=None, active=True, data=None, scene_id=None,
                target_asset_id=None, **stamped(anchor - days(70)),
            )
            rows.link(Entity.instance_casting, shot["id"], instance["id"])
            pairs.append((instance, shot))
    return pairs
