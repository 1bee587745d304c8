"""Rows waiting to be written in bulk, and the random but repeatable values in them."""

import collections
import datetime
import itertools
import random
import sys
import time
import uuid

import sqlalchemy as sa
from zou.app import db

from .options import options

PASSWORD = "mysecretpassword"
anchor = options.anchor
rng = random.Random(options.random)
instants = itertools.count()
started = time.time()


def report(message):
    print(f"seed: {time.time() - started:6.1f} s  {message}", file=sys.stderr, flush=True)


def new_id():
    return uuid.UUID(int=rng.getrandbits(128), version=4)


def days(number):
    return datetime.timedelta(days=number)


def working_moment(low, high):
    """A moment of a working day, LOW to HIGH days from the anchor."""
    moment = anchor + days(rng.randint(low, high))
    while moment.weekday() > 4:
        moment -= days(1)
    return moment.replace(hour=rng.randint(8, 17), minute=rng.randint(0, 59), second=rng.randint(0, 59))


def stamped(moment, updated=None):
    return {"created_at": moment, "updated_at": updated or moment}


class Rows:
    """
    Rows by table, written in the order in which the tables were first used.
    Columns that a version does not have are dropped.
    """

    def __init__(self):
        self.waiting = collections.OrderedDict()
        self.counts = collections.Counter()

    def add(self, model, **values):
        table = getattr(model, "__table__", model)
        self.waiting.setdefault(table, []).append(values)
        return values

    def link(self, relationship, left, right, **values):
        """A row of the table behind a many-to-many relationship."""
        prop = relationship.property
        pairs = list(prop.synchronize_pairs) + list(prop.secondary_synchronize_pairs)
        (_, left_column), (_, right_column) = pairs
        return self.add(prop.secondary, **{left_column.name: left, right_column.name: right}, **values)

    def write(self):
        with db.session.begin_nested():
            db.session.execute(sa.text("set local synchronous_commit = off"))
            for table, rows in self.waiting.items():
                known = set(table.columns.keys())
                rows = [{key: value for key, value in row.items() if key in known} for row in rows]
                # Many rows in one statement take their columns from the first.
                keys = set().union(*rows)
                for row in rows:
                    if len(row) != len(keys):
                        for key in keys:
                            row.setdefault(key, None)
                for start in range(0, len(rows), 5000):
                    db.session.execute(table.insert(), rows[start : start + 5000])
                self.counts[table.name] += len(rows)
        db.session.commit()
        self.waiting.clear()


rows = Rows()
