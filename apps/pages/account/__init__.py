"""The own account: password, access keys, language and colours."""
