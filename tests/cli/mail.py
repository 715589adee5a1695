"""mail.py FILE -- reads a mail as strictly as Python can and prints what a mail
client would show: headers, types of the parts, the text part. Any defect is an
exception."""
import email
import email.policy
import sys

policy = email.policy.strict + email.policy.SMTP
raw = open(sys.argv[1], 'rb').read()
raw.decode('ascii')  # 7-bit clean
for line in raw.split(b'\r\n'):
    assert len(line) <= 998 and b'\n' not in line and b'\r' not in line, line
mail = email.message_from_bytes(raw, policy=policy)
for part in mail.walk():
    assert not part.defects, part.defects
    for name, value in part.items():
        assert not value.defects, (name, value.defects)
assert mail.get_content_type() == 'multipart/alternative'
for name, value in mail.items():
    print(f'{name}: {value}')
plain, page = mail.iter_parts()
print(plain.get_content_type(), plain.get_content_charset())
print(page.get_content_type(), page.get_content_charset())
assert page.get_content().startswith('<!DOCTYPE html>')
print(plain.get_content())
