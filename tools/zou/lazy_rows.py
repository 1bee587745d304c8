"""
Rows that Zou makes when first asked for. They are made in advance, for two
requests asking at the same moment on a new server get an error 500 or two rows.
"""

import importlib

import zou.app

MAKERS = {
    "concepts_service": ["get_concept_type"],
    "shots_service": ["get_scene_type"],
    "persons_service": ["get_organisation"],
    "organisation_service": ["get_organisation"],
}

with zou.app.app.app_context():
    for module, names in MAKERS.items():
        try:
            service = importlib.import_module("zou.app.services." + module)
        except ImportError:
            continue
        for name in names:
            if hasattr(service, name):
                getattr(service, name)()
