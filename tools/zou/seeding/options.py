import argparse
import datetime
import os

parser = argparse.ArgumentParser(
    prog="npm run zou -- seed VERSION PORT",
    description="Fills a Zou server with a studio's data, the same for the same options.",
)


def option(name, kind, default, explanation):
    parser.add_argument(f"--{name}", type=kind, default=default, help=f"{explanation} ({default})")


option("shots", int, 50, "shots of the feature production")
option("tasks-per-shot", int, 4, "tasks of each shot, at most 15")
option("assets", int, 20, "assets of the feature production")
option("people", int, 20, "people, at least 6: one of each role")
option("comments", int, 300, "comments in all productions")
option("movies", int, 1, "H.264 movies uploaded, at most 4: 25, 24, 30 and 23.976 frames per second")
option("pictures", int, 1, "PNG pictures uploaded")
option("movie-seconds", float, 1.0, "length of each movie")
option("cloned-previews", int, 0, "more previews, as copies of the processed pictures")
option("random", int, 1, "start of the random numbers")
option("anchor", str, "2026-06-01", 'the "today" of the data: a date, or "today"')


def read():
    options = parser.parse_args()
    if "ZOU_STATE" not in os.environ:
        parser.error("run it through npm run zou -- seed VERSION PORT")
    if not 1 <= options.tasks_per_shot <= 15:
        parser.error("--tasks-per-shot must be from 1 to 15")
    if not 0 <= options.movies <= 4:
        parser.error("--movies must be from 0 to 4")
    if options.shots < 4 or options.assets < 4 or options.people < 6:
        parser.error("at least 4 shots, 4 assets and 6 people are needed")
    if options.cloned_previews and not options.pictures:
        parser.error("--cloned-previews needs --pictures 1 or more")
    if options.anchor == "today":
        options.anchor = datetime.date.today().isoformat()
    options.anchor = datetime.datetime.fromisoformat(options.anchor)
    return options


options = read()
