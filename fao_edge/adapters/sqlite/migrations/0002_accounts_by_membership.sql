-- An account says where its owner works, and how old the password is. Whoever was fetched before
-- keeps getting in; the next fetch brings the true age of the password.
UPDATE accounts SET document = json_object(
    'user_id', document ->> 'user_id',
    'username', document ->> 'username',
    'first_name', '',
    'last_name', document ->> 'name',
    'email', '',
    'phone', '',
    'memberships', json_array(json_object(
        'institution_id', document ->> 'institution_id',
        'site_ids', json(document -> 'site_ids'),
        'roles', json(document -> 'roles')
    )),
    'state', document ->> 'state',
    'password', json_object(
        'hash', document ->> 'password_hash',
        'set_at', document ->> 'password_set_at',
        'initial', json('false'),
        'expires', json('true'),
        'earlier', json('[]')
    ),
    'created_at', document ->> 'created_at',
    'version', 0
);
