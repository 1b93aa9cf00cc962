"""``python -m infrastructure.local`` runs Facet on this machine; with ``reset`` it forgets all."""

import signal
import sys

from infrastructure.local.emulator import forget
from infrastructure.local.place import LocalRunError, developers_place
from infrastructure.local.running import Facet, run


def main() -> int:
    """Do what the command line asks; a refusal is one line."""
    # Asking nicely from outside ends the run just as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    place = developers_place()
    try:
        if sys.argv[1:] == ["reset"]:
            forget(place)
        else:
            run(place, _facet)
    except LocalRunError as refused:
        print(refused, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _facet() -> Facet:
    # Imported now and not above: the adapters read their settings when they are imported.
    from chalicelib import bootstrap
    from chalicelib.acts.catalogue import all_acts
    from chalicelib.serving.on_asgi import asgi_app
    from infrastructure.local import seed

    server = bootstrap.server(all_acts())
    return Facet(
        application=lambda others: asgi_app(server, bootstrap.new_id, others=others),
        handle_work=bootstrap.handle_work,
        mail_writer=bootstrap.cloud().mail_writer,
        nightly=bootstrap.remind_of_passwords,
        seed=seed.seed,
        logins=seed.logins,
    )


if __name__ == "__main__":
    raise SystemExit(main())
