"""Settings of the web workers of a test server."""

import os

worker_class = "gevent"
timeout = 600
keepalive = 65
# Newer versions would open one socket in the home folder for all instances.
control_socket_disable = True
generation_file = os.path.join(os.environ["ZOU_STATE"], "generation")


def post_fork(server, worker):
    """
    A reset replaces the database under the running workers. Each pooled
    connection remembers the generation it was opened in and is replaced when
    that has moved on: SQLAlchemy retries a checkout that raises
    DisconnectionError, so no request meets a dead connection.
    """
    from sqlalchemy import event, exc
    from sqlalchemy.pool import Pool

    def generation():
        return os.stat(generation_file).st_mtime_ns

    @event.listens_for(Pool, "connect")
    def connected(connection, record):
        record.info["generation"] = generation()

    @event.listens_for(Pool, "checkout")
    def checked_out(connection, record, proxy):
        if record.info.get("generation") != generation():
            raise exc.DisconnectionError("the database was reset")
