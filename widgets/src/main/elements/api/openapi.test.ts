// SPDX-License-Identifier: Apache-2.0

// The descriptions of the APIs against the schemas of the OpenAPI Initiative. The files are those that
// the tests of `widgets` hold the answers of the server against.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';

function description(file = 'openapi.json') {
  return JSON.parse(readFileSync(`../../test/resources/${file}`, 'utf8'));
}

for (const file of ['openapi.json', 'registry-openapi.json']) {
  test(`validate_${file}_isOpenApi31`, async () => {
    const validator = new Validator();

    const { valid, errors } = await validator.validate(description(file));

    assert.ok(valid, JSON.stringify(errors));
    assert.equal(validator.version, '3.1');
  });
}

test('validate_brokenDescription_isRefused', async () => {
  const broken = description();
  delete broken.components.parameters.measure.name;

  const { valid } = await new Validator().validate(broken);

  assert.equal(valid, false);
});
